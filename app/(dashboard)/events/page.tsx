import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { PageHeader } from '@/components/shell/page-header'
import { Amount } from '@/components/spend/amount'
import { EventsTable } from '@/components/spend/events-table'
import { FilterChips } from '@/components/spend/filter-chips'
import { Freshness } from '@/components/spend/freshness'
import { KeptFromNote } from '@/components/spend/kept-from-note'
import { NothingFound } from '@/components/spend/nothing-found'
import { PageTurner } from '@/components/spend/page-turner'
import { RangePicker } from '@/components/spend/range-picker'
import { SpendNavigation, WhilePending } from '@/components/spend/spend-navigation'
import { UnpricedChip } from '@/components/spend/unpriced-chip'
import { UnpricedNote } from '@/components/spend/unpriced-note'
import { Card } from '@/components/ui/card'
import { ExportMenu } from '@/components/ui/export-menu'
import { requireMember } from '@/lib/auth/require-member'
import { calendarDayOf } from '@/lib/domain/calendar'
import { displayNumberOf } from '@/lib/domain/display/display-count'
import { ProductError } from '@/lib/domain/errors'
import { eventsFileHref, ledgerHref, parseLedgerPage } from '@/lib/domain/usage/ledger-page'
import { resolveRange } from '@/lib/domain/usage/spend-range'
import { parseSpendView } from '@/lib/domain/usage/spend-view'
import { findLatestCall } from '@/lib/services/usage/find-latest-call'
import { getSpend } from '@/lib/services/usage/get-spend'
import { listUsageEvents } from '@/lib/services/usage/list-usage-events'
import { ViewsOfPage } from '../saved-views/views-of-page'
import { type SearchParams, toQuery } from '../to-query'

export const metadata: Metadata = { title: 'Events' }

const ROWS = 50

export default async function EventsPage({ searchParams }: { searchParams: SearchParams }) {
  const member = await requireMember()
  const query = await toQuery(searchParams)
  const view = parseSpendView(query)
  const page = parseLedgerPage(query, view)
  const nowMs = Date.now()
  const today = calendarDayOf(nowMs, member.timeZone)
  const range = resolveRange(view.range, today)
  const [{ events, nextCursor, eventsKeptFrom }, { total }, latest] = await Promise.all([
    listUsageEvents(member, {
      ...range,
      filters: view.filters,
      isUnpriced: page.isUnpriced,
      limit: ROWS,
      cursor: page.trail.at(-1) ?? null,
    }).catch((error: unknown) => {
      // An address cut short on its way begins again at the newest.
      if (error instanceof ProductError && error.code === 'invalid')
        redirect(ledgerHref({ ...page, trail: [] }))
      throw error
    }),
    getSpend(member, { ...range, groupBy: [], filters: view.filters }),
    findLatestCall(member),
  ])
  const days = range.from !== null && range.to !== null ? { from: range.from, to: range.to } : null
  const keep = page.isUnpriced ? { keep: 'unpriced=true' } : {}
  const isFiltered = page.isUnpriced || Object.keys(view.filters).length > 0
  return (
    <SpendNavigation>
      <PageHeader
        title="Events"
        description={
          total.events === 0 ? (
            'Every call, newest first, with what made its cost'
          ) : (
            <span className="flex flex-wrap items-center gap-x-2">
              <span>
                {displayNumberOf(total.events, 'call')} ·{' '}
                <Amount usd={total.costUsd} atLeast={total.lowerBoundEvents > 0} /> · times in{' '}
                {member.timeZone}
                {latest && (
                  <>
                    {' · '}
                    <Freshness latestMs={latest.getTime()} nowMs={nowMs} timeZone={member.timeZone} />
                  </>
                )}
              </span>
              <UnpricedNote
                events={total.unpricedEvents}
                href={ledgerHref({ ...page, isUnpriced: true, trail: [] })}
              />
            </span>
          )
        }
        actions={
          <>
            {events.length > 0 && <ExportMenu href={eventsFileHref(page, range, member.timeZone)} />}
            <ViewsOfPage member={member} page="events" query={query} />
            <RangePicker
              path="/events"
              {...keep}
              view={view}
              today={today}
              days={days}
              timeZone={member.timeZone}
            />
          </>
        }
      />
      <div className="mb-4 flex flex-wrap items-center gap-1.5">
        {page.isUnpriced && <UnpricedChip href={ledgerHref({ ...page, isUnpriced: false, trail: [] })} />}
        <FilterChips path="/events" {...keep} view={view} days={days} />
      </div>
      <KeptFromNote eventsKeptFrom={eventsKeptFrom} timeZone={member.timeZone} className="mb-4">
        The sum above and every other page still hold what they cost.
      </KeptFromNote>
      <WhilePending>
        {events.length === 0 ? (
          <NothingFound
            isFiltered={isFiltered}
            hasAny={latest !== null}
            allHref={ledgerHref({ ...page, view: { ...view, range: 'all' }, trail: [] })}
          />
        ) : (
          <Card aria-label="Ledger">
            <EventsTable events={events} timeZone={member.timeZone} />
            <PageTurner
              newer={page.trail.length === 0 ? null : ledgerHref({ ...page, trail: page.trail.slice(0, -1) })}
              older={nextCursor === null ? null : ledgerHref({ ...page, trail: [...page.trail, nextCursor] })}
            />
          </Card>
        )}
      </WhilePending>
    </SpendNavigation>
  )
}
