import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { PageHeader } from '@/components/shell/page-header'
import { Amount } from '@/components/spend/amount'
import { FilterChips } from '@/components/spend/filter-chips'
import { RangePicker } from '@/components/spend/range-picker'
import { SpendNavigation, WhilePending } from '@/components/spend/spend-navigation'
import { ViewLink } from '@/components/spend/view-link'
import { Button } from '@/components/ui/button'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { ExportMenu } from '@/components/ui/export-menu'
import { WasteItemsTable } from '@/components/waste/waste-items-table'
import { WasteNotes } from '@/components/waste/waste-notes'
import { requireMember } from '@/lib/auth/require-member'
import { notJudgedText, toWasteItemLines, toWasteLines } from '@/lib/charts/to-waste-lines'
import { calendarDayOf } from '@/lib/domain/calendar'
import { displayCount, displayNumberOf } from '@/lib/domain/display/display-count'
import { ProductError } from '@/lib/domain/errors'
import { resolveRange } from '@/lib/domain/usage/spend-range'
import { isWasteKind, WASTE_RULES } from '@/lib/domain/waste/waste-kind'
import { MOST_LISTED } from '@/lib/domain/waste/waste-tally'
import { parseWasteView, wasteApiQuery, wasteHref, wasteKeep, wastePath } from '@/lib/domain/waste/waste-view'
import { listWaste } from '@/lib/services/waste/list-waste'
import { type SearchParams, toQuery } from '../../to-query'

type Props = { params: Promise<{ kind: string }>; searchParams: SearchParams }

const ROWS = 50

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { kind } = await params
  return { title: isWasteKind(kind) ? WASTE_RULES[kind].title : 'Waste' }
}

export default async function WasteKindPage({ params, searchParams }: Props) {
  const member = await requireMember()
  const { kind } = await params
  if (!isWasteKind(kind)) notFound()
  const query = await toQuery(searchParams)
  const view = parseWasteView(query)
  const nowMs = Date.now()
  const today = calendarDayOf(nowMs, member.timeZone)
  const range = resolveRange(view.spend.range, today)
  const cursor = query.get('cursor') || null
  const request = { ...range, filters: view.spend.filters, settings: view.settings, limit: ROWS, cursor }
  const { report, items, nextCursor } = await listWaste(member, kind, request, nowMs).catch(
    (error: unknown) => {
      // An address cut short on its way begins again at the largest.
      if (error instanceof ProductError && error.code === 'invalid') redirect(wasteHref(view, kind))
      throw error
    },
  )
  const rule = WASTE_RULES[kind]
  const row = report.rows.find((one) => one.kind === kind)
  const [line] = row ? toWasteLines([row], view) : []
  const days = range.from !== null && range.to !== null ? { from: range.from, to: range.to } : null
  const keep = wasteKeep(view)
  const path = wastePath(kind)
  return (
    <SpendNavigation>
      <PageHeader
        title={rule.title}
        description={
          <ViewLink href={wasteHref(view, null)} className="text-primary underline underline-offset-4">
            All kinds of waste
          </ViewLink>
        }
        actions={
          <RangePicker
            path={path}
            keep={keep}
            view={view.spend}
            today={today}
            days={days}
            timeZone={member.timeZone}
          />
        }
      />
      <div className="mb-5">
        <FilterChips path={path} keep={keep} view={view.spend} days={days} />
      </div>
      <WhilePending className="grid gap-4">
        <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
          <p className="font-medium text-3xl tracking-tight">
            <Amount usd={line?.wasteUsd ?? null} />
          </p>
          <p className="text-muted-foreground">
            {!line || line.events === 0 ? (
              line?.wasteUsd ? (
                'none found'
              ) : (
                'could not be judged'
              )
            ) : (
              <>
                {rule.isUpperBound ? 'at most' : 'an estimate'}, in {displayNumberOf(line.events, 'call')}
                {line.runs > 0 && ` of ${displayNumberOf(line.runs, 'run')}`} ·{' '}
                <Amount usd={line.countedUsd} /> of it in the total of all kinds
              </>
            )}
          </p>
        </div>
        <Card aria-label="The rule" className="grid gap-1.5 px-4 py-3">
          <p className="max-w-prose text-pretty">{rule.how(view.settings)}</p>
          <p className="max-w-prose text-muted-foreground text-pretty">{rule.limit}</p>
          <p className="max-w-prose text-pretty">
            <span className="font-medium">What to do: </span>
            {rule.action}
          </p>
          {row && row.notJudged > 0 && <p className="text-muted-foreground">{notJudgedText(row)}</p>}
        </Card>
        <Card aria-label={rule.subject === 'run' ? 'Runs' : 'Calls'}>
          {items.length === 0 ? (
            <EmptyState title={cursor === null ? 'None found in this time' : 'No more of them'}>
              {cursor === null ? (
                'Look at a longer time, or take a filter away.'
              ) : (
                <ViewLink href={wasteHref(view, kind)} className="text-primary underline underline-offset-4">
                  Back to the largest
                </ViewLink>
              )}
            </EmptyState>
          ) : (
            <>
              <CardHeader>
                <CardTitle>
                  {rule.subject === 'run' ? 'Runs, dearest first' : 'Calls, dearest first'}
                </CardTitle>
                <ExportMenu href={`/api/v1/waste/${kind}?${wasteApiQuery(view, today)}`} />
              </CardHeader>
              <WasteItemsTable subject={rule.subject} lines={toWasteItemLines(items, member.timeZone)} />
              {(cursor !== null || nextCursor !== null) && (
                <nav aria-label="Pages of the list" className="flex justify-end gap-2 border-t px-4 py-2">
                  {cursor !== null && (
                    <Button asChild size="sm">
                      <ViewLink href={wasteHref(view, kind)}>
                        <ChevronLeft aria-hidden /> Largest
                      </ViewLink>
                    </Button>
                  )}
                  {nextCursor !== null && (
                    <Button asChild size="sm">
                      <ViewLink href={wasteHref(view, kind, nextCursor)}>
                        Smaller <ChevronRight aria-hidden />
                      </ViewLink>
                    </Button>
                  )}
                </nav>
              )}
            </>
          )}
        </Card>
        {report.isCut && (
          <p className="text-muted-foreground">The largest {displayCount(MOST_LISTED)} are listed.</p>
        )}
        <WasteNotes
          unpricedEvents={report.unpricedEvents}
          sessionlessEvents={report.sessionlessEvents}
          isPartial={report.isPartial}
          eventsKeptFrom={report.eventsKeptFrom}
          timeZone={report.timeZone}
        />
      </WhilePending>
    </SpendNavigation>
  )
}
