import type { Metadata } from 'next'
import { ImportRunsDialog } from '@/components/runs/import-runs-dialog'
import { NoRuns, NoRunsFound } from '@/components/runs/no-runs'
import { RunFilters } from '@/components/runs/run-filters'
import { AddRunDrawer } from '@/components/runs/run-form-drawer'
import { RunsHeadline } from '@/components/runs/runs-headline'
import { RunsPages } from '@/components/runs/runs-pages'
import { RunsTable } from '@/components/runs/runs-table'
import { PageHeader } from '@/components/shell/page-header'
import { RangePicker } from '@/components/spend/range-picker'
import { SpendNavigation, WhilePending } from '@/components/spend/spend-navigation'
import { Card } from '@/components/ui/card'
import { publicAddress } from '@/lib/auth/public-address'
import { requireMember } from '@/lib/auth/require-member'
import { whyNot } from '@/lib/domain/members/why-not'
import { runListFilterEntries } from '@/lib/domain/runs/filter-runs'
import {
  parseRunsView,
  runsHref,
  runsKeep,
  STANDARD_RUNS_RANGE,
  STANDARD_RUNS_VIEW,
} from '@/lib/domain/runs/runs-view'
import { getRunsOverview } from '@/lib/services/runs/get-runs-overview'
import { ViewsOfPage } from '../saved-views/views-of-page'
import { type SearchParams, toQuery } from '../to-query'
import { addRunHere } from './actions'

export const metadata: Metadata = { title: 'Runs' }

export default async function RunsPage({ searchParams }: { searchParams: SearchParams }) {
  const member = await requireMember()
  const { timeZone } = member
  const query = await toQuery(searchParams)
  const view = parseRunsView(query)
  const overview = await getRunsOverview(member, view, Date.now())
  const { rows, page, pages, summary, facets, total, today, range } = overview
  const days = range.from !== null && range.to !== null ? { from: range.from, to: range.to } : null
  const whyNoWriting = whyNot(member, 'import_usage', 'add or import runs')
  const writing = whyNoWriting === null && (
    <>
      <ImportRunsDialog />
      <AddRunDrawer timeZone={timeZone} save={addRunHere} />
    </>
  )
  const passing = new URLSearchParams([
    ['tz', timeZone],
    ...runListFilterEntries({ ...view.filters, ...range }),
  ])
  return (
    <SpendNavigation>
      <PageHeader
        title="Runs"
        description="What each agent run cost and what it came to"
        actions={
          <>
            {writing}
            <ViewsOfPage member={member} page="runs" query={query} />
            <RangePicker
              path="/runs"
              keep={runsKeep(view)}
              view={{ range: view.range }}
              standard={STANDARD_RUNS_RANGE}
              today={today}
              days={days}
              timeZone={timeZone}
            />
          </>
        }
      />
      {whyNoWriting && <p className="-mt-3 mb-4 text-muted-foreground text-xs">{whyNoWriting}</p>}
      {total === 0 ? (
        <NoRuns origin={await publicAddress()} />
      ) : (
        <>
          <RunFilters view={view} facets={facets} />
          <WhilePending className="grid gap-4">
            {summary.runs === 0 ? (
              <NoRunsFound allHref={runsHref(STANDARD_RUNS_VIEW)} />
            ) : (
              <>
                <RunsHeadline summary={summary} view={view} />
                <Card aria-label="Runs">
                  <RunsTable
                    runs={rows}
                    summary={summary}
                    view={view}
                    timeZone={timeZone}
                    exportHref={`/api/v1/runs?${passing}`}
                  />
                  <RunsPages view={view} page={page} pages={pages} />
                </Card>
              </>
            )}
          </WhilePending>
        </>
      )}
    </SpendNavigation>
  )
}
