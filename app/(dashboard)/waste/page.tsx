import type { Metadata } from 'next'
import { PageHeader } from '@/components/shell/page-header'
import { Amount } from '@/components/spend/amount'
import { FilterChips } from '@/components/spend/filter-chips'
import { NothingFound } from '@/components/spend/nothing-found'
import { RangePicker } from '@/components/spend/range-picker'
import { SpendNavigation, WhilePending } from '@/components/spend/spend-navigation'
import { Card } from '@/components/ui/card'
import { WasteNotes } from '@/components/waste/waste-notes'
import { WasteSettingsForm } from '@/components/waste/waste-settings-form'
import { WasteTable } from '@/components/waste/waste-table'
import { requireMember } from '@/lib/auth/require-member'
import { toWasteLines } from '@/lib/charts/to-waste-lines'
import { calendarDayOf } from '@/lib/domain/calendar'
import { displayNumberOf } from '@/lib/domain/display/display-count'
import { displayShare } from '@/lib/domain/display/display-share'
import { formatUsd } from '@/lib/domain/money'
import { resolveRange } from '@/lib/domain/usage/spend-range'
import { parseWasteSettings } from '@/lib/domain/waste/waste-settings'
import { parseWasteView, wasteApiQuery, wasteHref, wasteKeep } from '@/lib/domain/waste/waste-view'
import { findLatestCall } from '@/lib/services/usage/find-latest-call'
import { findWaste } from '@/lib/services/waste/find-waste'
import { type SearchParams, toQuery } from '../to-query'

export const metadata: Metadata = { title: 'Waste' }

export default async function WastePage({ searchParams }: { searchParams: SearchParams }) {
  const member = await requireMember()
  const query = await toQuery(searchParams)
  const view = parseWasteView(query)
  const nowMs = Date.now()
  const today = calendarDayOf(nowMs, member.timeZone)
  const range = resolveRange(view.spend.range, today)
  const { settings } = view
  const [report, latest] = await Promise.all([
    findWaste(member, { ...range, filters: view.spend.filters, settings }, { nowMs }),
    findLatestCall(member),
  ])
  const days = range.from !== null && range.to !== null ? { from: range.from, to: range.to } : null
  const keep = wasteKeep(view)
  const lines = toWasteLines(report.rows, view)
  const found = lines.filter(({ events }) => events > 0).length
  return (
    <SpendNavigation>
      <PageHeader
        title="Waste"
        description={
          report.events === 0
            ? 'What costs and does not help'
            : `${displayNumberOf(report.events, 'call')} looked at · days in ${report.timeZone}`
        }
        actions={
          <RangePicker
            path="/waste"
            keep={keep}
            view={view.spend}
            today={today}
            days={days}
            timeZone={member.timeZone}
          />
        }
      />
      <div className="mb-5">
        <FilterChips path="/waste" keep={keep} view={view.spend} days={days} />
      </div>
      <WhilePending className="grid gap-4">
        {report.events === 0 ? (
          <NothingFound
            isFiltered={Object.keys(view.spend.filters).length > 0}
            hasAny={latest !== null}
            allHref={wasteHref({ ...view, spend: { ...view.spend, range: 'all' } }, null)}
          />
        ) : (
          <>
            <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
              <p className="font-medium text-3xl tracking-tight">
                <Amount usd={formatUsd(report.totalFemto)} />
              </p>
              <p className="text-muted-foreground text-pretty">
                {found === 0
                  ? 'None of the eight rules found anything.'
                  : `${displayShare(report.totalFemto, report.spendFemto)} of what these calls cost, an estimate made of upper bounds. Each call counts once, so the kinds below add up to more where they overlap.`}
              </p>
            </div>
            <WasteTable
              lines={lines}
              totalUsd={formatUsd(report.totalFemto)}
              exportHref={`/api/v1/waste?${wasteApiQuery(view, today)}`}
            />
            <WasteNotes
              unpricedEvents={report.unpricedEvents}
              sessionlessEvents={report.sessionlessEvents}
              isPartial={report.isPartial}
              eventsKeptFrom={report.eventsKeptFrom}
              timeZone={report.timeZone}
            />
          </>
        )}
        <Card aria-label="Thresholds" className="px-4 py-3">
          <WasteSettingsForm
            path="/waste"
            values={{
              over_percent: query.get('over_percent') || String(settings.overPercent),
              prompt_tokens: query.get('prompt_tokens') || String(settings.promptTokens),
            }}
            keep={[...new URLSearchParams(wasteHref(view, null).split('?')[1] ?? '')].filter(
              ([name]) => name !== 'over_percent' && name !== 'prompt_tokens',
            )}
            problems={Object.fromEntries(
              parseWasteSettings(query).fields.map(({ path, message }) => [path, message]),
            )}
          />
        </Card>
      </WhilePending>
    </SpendNavigation>
  )
}
