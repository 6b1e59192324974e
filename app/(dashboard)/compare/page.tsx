import type { Metadata } from 'next'
import { DotRangeChart } from '@/components/charts/dot-range-chart'
import { FrontierChart } from '@/components/charts/frontier-chart'
import { GroupLinesChart } from '@/components/charts/group-lines-chart'
import { StackedBars } from '@/components/charts/stacked-bars'
import { CompareButton } from '@/components/compare/compare-button'
import { CompareControls, CompareRange } from '@/components/compare/compare-controls'
import { DifferenceTable } from '@/components/compare/difference-table'
import { GroupTable } from '@/components/compare/group-table'
import { MonthlyBillCard } from '@/components/compare/monthly-bill-card'
import { NoRuns } from '@/components/compare/no-runs'
import { PublishDialog } from '@/components/compare/publish-dialog'
import { PublishedCard } from '@/components/compare/published-card'
import { PageHeader } from '@/components/shell/page-header'
import { Amount } from '@/components/spend/amount'
import { SpendNavigation, WhilePending } from '@/components/spend/spend-navigation'
import { SpendTable } from '@/components/spend/spend-table'
import { Card, CardDescription, CardHeader, CardTitle } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { requireMember } from '@/lib/auth/require-member'
import { toClassBars } from '@/lib/charts/to-class-bars'
import { cellKey, rowLabel, toCompareModel } from '@/lib/charts/to-compare-model'
import { runsHref, toCompareTable } from '@/lib/charts/to-compare-table'
import { calendarDayOf } from '@/lib/domain/calendar'
import {
  compareApiQuery,
  compareFilters,
  compareHref,
  parseCompareView,
} from '@/lib/domain/compare/compare-view'
import { displayNumberOf } from '@/lib/domain/display/display-count'
import { whyNot } from '@/lib/domain/members/why-not'
import { runFilterEntries } from '@/lib/domain/runs/run-filters'
import { dimensionPlural } from '@/lib/domain/usage/dimension-label'
import { listCountries } from '@/lib/services/calendar/public-holidays'
import { getComparison } from '@/lib/services/compare/get-comparison'
import { listPublishedFigures } from '@/lib/services/compare/list-published-figures'
import { ViewsOfPage } from '../saved-views/views-of-page'
import { type SearchParams, toQuery } from '../to-query'
import { forgetFiguresAction, publishExampleAction, publishFiguresAction } from './actions'
import { readBill } from './read-bill'

export const metadata: Metadata = { title: 'Compare' }

export default async function ComparePage({ searchParams }: { searchParams: SearchParams }) {
  const member = await requireMember()
  const query = await toQuery(searchParams)
  const view = parseCompareView(query)
  const today = calendarDayOf(Date.now(), member.timeZone)
  const filters = compareFilters(view, today)
  const [report, published, bill] = await Promise.all([
    getComparison(member, { by: view.by, filters }),
    listPublishedFigures(member),
    readBill(member, view, filters, today),
  ])
  const { rows, differences, moves, choices } = report
  const isGrouped = new Set(rows.map(({ group }) => group)).size > 1
  const model = toCompareModel(rows, differences, moves, view.by === 'framework' ? choices.framework : [])
  const kept = runFilterEntries(filters)
  const runs = rows.reduce((sum, row) => sum + row.runs, 0)
  const reported = rows.reduce((sum, row) => sum + row.reportedRuns, 0)
  const bars = toClassBars(rows)
  const hrefs = Object.fromEntries(rows.map((row) => [cellKey(row), runsHref(view.by, row, kept)]))
  const apiHref = `/api/v1/compare?${compareApiQuery(view, today)}`
  const mayPublish = whyNot(member, 'publish_figures', 'keep published figures')
  return (
    <SpendNavigation>
      <PageHeader
        title="Compare"
        description={
          runs === 0
            ? 'Which is cheaper for the same result, and is the difference real?'
            : `${displayNumberOf(runs, 'run')}${reported > 0 ? `, ${reported} of them with a cost as reported, not measured` : ', all measured'} · days in ${report.timeZone}`
        }
        actions={
          <>
            <ViewsOfPage member={member} page="compare" query={query} />
            <CompareRange view={view} />
          </>
        }
      />
      <div className="mb-5">
        <CompareControls view={view} choices={choices} />
      </div>
      <WhilePending className="grid gap-4">
        {runs === 0 ? (
          <NoRuns isFiltered={compareHref({ ...view, bill: {} }) !== '/compare'} />
        ) : (
          <>
            {model.headline ? (
              <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
                <p className="font-medium text-3xl tracking-tight">
                  <Amount usd={model.headline.usd} />
                </p>
                <p className="text-muted-foreground">
                  is the lowest median of {displayNumberOf(rows.length, view.by, dimensionPlural(view.by))}:{' '}
                  <span className="font-medium text-foreground">{model.headline.name}</span>.{' '}
                  {model.headline.sentence}
                </p>
              </div>
            ) : (
              isGrouped && (
                <p className="text-muted-foreground">
                  Runs of several groups are not set against each other. Choose a group to see which is
                  cheaper.
                </p>
              )
            )}
            <Card aria-label="Every repeat">
              <CardHeader>
                <CardTitle>Every repeat</CardTitle>
                <CardDescription>Cost of each run</CardDescription>
              </CardHeader>
              <DotRangeChart lines={model.lines} summary={model.dotsSummary} />
            </Card>
            <SpendTable
              title={`By ${view.by}`}
              table={toCompareTable(view.by, rows, kept)}
              standardSort={{ column: 'median', direction: 'asc' }}
              file={{
                href: apiHref,
                rows: rows.length,
              }}
            />
            {differences.length > 0 && (
              <DifferenceTable
                differences={differences}
                isGrouped={isGrouped}
                hrefs={hrefs}
                exportHref={`${apiHref}&table=differences`}
              />
            )}
            <div className="grid gap-4 xl:has-[section+section]:grid-cols-2">
              {model.frontier && (
                <Card aria-label="Cost against checks passed">
                  <CardHeader>
                    <CardTitle>Cost against checks passed</CardTitle>
                  </CardHeader>
                  <FrontierChart {...model.frontier} hrefs={hrefs} />
                </Card>
              )}
              {model.groups && (
                <Card aria-label="Median by group">
                  <CardHeader>
                    <CardTitle>Median by group</CardTitle>
                  </CardHeader>
                  <GroupLinesChart {...model.groups} />
                </Card>
              )}
            </div>
            {moves.length > 0 && (
              <GroupTable moves={moves} hrefs={hrefs} exportHref={`${apiHref}&table=groups`} />
            )}
            {bars.rows.length > 0 && (
              <Card aria-label="What the cost is made of">
                <CardHeader>
                  <CardTitle>What the cost is made of</CardTitle>
                  <CardDescription>Measured costs of all runs, by class of tokens</CardDescription>
                </CardHeader>
                <StackedBars
                  label="Cost by class of tokens"
                  bars={bars}
                  hrefs={Object.fromEntries(
                    rows.map((row) => [rowLabel(row, isGrouped), runsHref(view.by, row, kept)]),
                  )}
                />
              </Card>
            )}
          </>
        )}
        <MonthlyBillCard
          bill={
            bill.report && {
              ...bill.report,
              holidays: bill.report.calendar?.holidays ?? null,
              actual: { ...bill.report.actual, href: `/overview?month=${bill.report.actual.month}` },
              rows: bill.report.rows.map((row) => ({
                ...row,
                key: cellKey(row),
                label: rowLabel(row, isGrouped),
                href: runsHref(view.by, row, kept),
              })),
            }
          }
          error={bill.error}
          fields={view.bill}
          keep={[...new URLSearchParams(compareHref({ ...view, bill: {} }).split('?')[1] ?? '')]}
          countries={listCountries()}
          exportHref={`/api/v1/monthly-bill?${new URLSearchParams([...Object.entries(view.bill)])}&${compareApiQuery(view, today)}`}
        />
        <section aria-labelledby="published" className="grid gap-4">
          <div className="flex flex-wrap items-center justify-between gap-2 pt-2">
            <div>
              <h2 id="published" className="font-medium text-lg">
                Published figures
              </h2>
              <p className="text-muted-foreground">
                What others measured and wrote down, for where you have no runs yet
              </p>
            </div>
            <PublishDialog publish={publishFiguresAction} whyNot={mayPublish} />
          </div>
          {published.map((set) => (
            <PublishedCard
              key={set.id}
              set={set}
              actions={
                <CompareButton
                  label="Remove"
                  done="Removed"
                  act={forgetFiguresAction.bind(null, set.id)}
                  whyNot={mayPublish}
                />
              }
            />
          ))}
          {published.length === 0 && (
            <Card>
              <EmptyState
                title="No published figures yet"
                actions={
                  <CompareButton
                    label="Load the framework benchmark of May 2026"
                    done="Loaded, as published"
                    act={publishExampleAction}
                    whyNot={mayPublish}
                  />
                }
              >
                Medians, a maximum and totals of Hono, Encore, Fastify and NestJS under Claude Code, with
                their date and source. They stay apart from your runs.
              </EmptyState>
            </Card>
          )}
        </section>
      </WhilePending>
    </SpendNavigation>
  )
}
