import type { Metadata } from 'next'
import { StackedBars } from '@/components/charts/stacked-bars'
import { TimeChartCard } from '@/components/charts/time-chart-card'
import { PageHeader } from '@/components/shell/page-header'
import { AT_LEAST } from '@/components/spend/amount'
import { ChangeNote } from '@/components/spend/change-note'
import { ChartSwitch } from '@/components/spend/chart-switch'
import { ExploreControls } from '@/components/spend/explore-controls'
import { FilterChips } from '@/components/spend/filter-chips'
import { Freshness } from '@/components/spend/freshness'
import { KeptFromNote } from '@/components/spend/kept-from-note'
import { NothingFound } from '@/components/spend/nothing-found'
import { RangePicker } from '@/components/spend/range-picker'
import { SpendNavigation, WhilePending } from '@/components/spend/spend-navigation'
import { SpendTable } from '@/components/spend/spend-table'
import { RulesLink, UnattributedLine } from '@/components/spend/unattributed-line'
import { UnpricedNote } from '@/components/spend/unpriced-note'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { requireMember } from '@/lib/auth/require-member'
import { toExploreModel } from '@/lib/charts/to-explore-model'
import { displayNumberOf } from '@/lib/domain/display/display-count'
import { displayDays, displayDaysUntil } from '@/lib/domain/display/display-time'
import { mayDo } from '@/lib/domain/members/caller'
import { isTimeDimension } from '@/lib/domain/usage/dimension-label'
import { ledgerHref } from '@/lib/domain/usage/ledger-page'
import { parseSpendView, STANDARD_VIEW, spendViewQuery } from '@/lib/domain/usage/spend-view'
import { getExploration } from '@/lib/services/usage/get-exploration'
import { ViewsOfPage } from '../saved-views/views-of-page'
import { type SearchParams, toQuery } from '../to-query'

export const metadata: Metadata = { title: 'Explore' }

export default async function ExplorePage({ searchParams }: { searchParams: SearchParams }) {
  const member = await requireMember()
  const query = await toQuery(searchParams)
  const view = parseSpendView(query)
  const nowMs = Date.now()
  const exploration = await getExploration(member, view, nowMs)
  const { days, today, timeZone, latestEventAt, before, report } = exploration
  const { headline, unattributed, chart, table, file } = toExploreModel(exploration, nowMs)
  const drawn =
    isTimeDimension(view.by) || (view.split !== null && isTimeDimension(view.split)) ? null : (
      <ChartSwitch view={view} />
    )
  return (
    <SpendNavigation>
      <PageHeader
        title="Explore"
        description={
          latestEventAt ? (
            <>
              <Freshness latestMs={latestEventAt.getTime()} nowMs={nowMs} timeZone={timeZone} /> · days in{' '}
              {timeZone}
            </>
          ) : (
            'Nothing has been sent yet'
          )
        }
        actions={
          <>
            <ViewsOfPage member={member} page="explore" query={query} />
            <RangePicker path="/explore" view={view} today={today} days={days} timeZone={timeZone} />
          </>
        }
      />
      <div className="mb-5 flex flex-wrap items-center gap-x-4 gap-y-2.5">
        <ExploreControls view={view} />
        <FilterChips path="/explore" view={view} days={days} />
      </div>
      <KeptFromNote eventsKeptFrom={exploration.eventsKeptFrom} timeZone={timeZone} className="mb-4">
        What they cost is here, under no session and no run.
      </KeptFromNote>
      <WhilePending className="grid gap-4">
        {headline.events === 0 ? (
          <NothingFound
            isFiltered={Object.keys(view.filters).length > 0}
            hasAny={latestEventAt !== null}
            allHref={`/explore${spendViewQuery({ ...view, range: 'all' })}`}
          />
        ) : (
          <>
            <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
              <p className="font-medium text-3xl tracking-tight" title={headline.exact}>
                {headline.isLowerBound && (
                  <span
                    title={AT_LEAST}
                    className="font-normal text-lg text-muted-foreground tracking-normal"
                  >
                    At least{' '}
                  </span>
                )}
                {headline.text}
              </p>
              <p className="text-muted-foreground">
                {headline.label.toLowerCase()} of {displayNumberOf(headline.events, 'call')}
                {days && ` on ${displayDays(days.from, days.to, true)}`}
              </p>
              <UnpricedNote
                events={headline.unpriced}
                href={ledgerHref({
                  view: { ...STANDARD_VIEW, range: view.range, filters: view.filters },
                  isUnpriced: true,
                  trail: [],
                })}
              />
            </div>
            {unattributed && (
              <p className="-mt-3 flex flex-wrap gap-x-3 text-muted-foreground">
                <span>
                  Unattributed:{' '}
                  <UnattributedLine unattributed={unattributed.spend} href={unattributed.href} />
                </span>
                <RulesLink mayManage={mayDo(member, 'manage_attribution')} />
              </p>
            )}
            {before &&
              view.measure === 'cost' &&
              before.spend.costUsd !== null &&
              report.total.costUsd !== null && (
                <div className="-mt-3">
                  <ChangeNote
                    now={report.total.costUsd}
                    before={before.spend.costUsd}
                    than={displayDaysUntil({ start: before.from, end: before.to }, before.until, timeZone)}
                  />
                </div>
              )}
            {chart?.kind === 'time' && (
              <TimeChartCard
                title={chart.title}
                chart={chart.chart}
                legendHrefs={chart.ofSeries}
                pointHrefs={chart.ofPoints}
                actions={drawn}
              />
            )}
            {chart?.kind === 'bars' && (
              <Card aria-label={chart.title}>
                <CardHeader>
                  <CardTitle>{chart.title}</CardTitle>
                  {drawn}
                </CardHeader>
                <StackedBars label={chart.title} bars={chart.bars} hrefs={chart.ofRows} />
              </Card>
            )}
            <SpendTable
              title={`By ${table.nameLabel.toLowerCase()}`}
              table={table}
              isChronological={isTimeDimension(view.by)}
              file={file}
            />
          </>
        )}
      </WhilePending>
    </SpendNavigation>
  )
}
