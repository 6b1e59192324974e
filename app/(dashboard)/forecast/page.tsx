import type { Metadata } from 'next'
import { AsOfPicker } from '@/components/forecast/as-of-picker'
import { BackTestCard } from '@/components/forecast/back-test-card'
import { ForecastChartCard } from '@/components/forecast/forecast-chart-card'
import { ForecastHeadline } from '@/components/forecast/forecast-headline'
import { WhatChangedCard } from '@/components/forecast/what-changed-card'
import { PageHeader } from '@/components/shell/page-header'
import { FilterChips } from '@/components/spend/filter-chips'
import { Freshness } from '@/components/spend/freshness'
import { NothingFound } from '@/components/spend/nothing-found'
import { SpendNavigation, WhilePending } from '@/components/spend/spend-navigation'
import { ViewSelect } from '@/components/spend/view-select'
import { Notice } from '@/components/ui/notice'
import { requireMember } from '@/lib/auth/require-member'
import { toForecastChart } from '@/lib/charts/to-forecast-chart'
import { periodLabel, periodName } from '@/lib/domain/budgets/budget-in-words'
import { PERIOD_KINDS } from '@/lib/domain/calendar-period'
import { displayDay, displayDaysUntil } from '@/lib/domain/display/display-time'
import { forecastHref, forecastQuery, parseForecastView } from '@/lib/domain/forecast/forecast-href'
import { ledgerHref } from '@/lib/domain/usage/ledger-page'
import { onlyFilter, parseSpendView, STANDARD_VIEW, spendViewHref } from '@/lib/domain/usage/spend-view'
import { getForecast } from '@/lib/services/forecast/get-forecast'
import { getWhatChanged } from '@/lib/services/forecast/get-what-changed'
import { findLatestCall } from '@/lib/services/usage/find-latest-call'
import { type SearchParams, toQuery } from '../to-query'

export const metadata: Metadata = { title: 'Forecast' }

export default async function ForecastPage({ searchParams }: { searchParams: SearchParams }) {
  const member = await requireMember()
  const query = await toQuery(searchParams)
  const view = parseForecastView(query)
  const { filters } = parseSpendView(query)
  const [
    { forecast, unpricedEvents, lagging, holidays, backTest },
    { changed, now, before, beforeUntil },
    latest,
  ] = await Promise.all([
    getForecast(member, { ...view, filters, isBackTested: true }),
    getWhatChanged(member, { ...view, filters }),
    findLatestCall(member),
  ])
  const { period } = forecast
  const { timeZone } = member
  const spendView = { ...STANDARD_VIEW, range: { from: period.start, to: period.end }, filters }
  const keep = forecastQuery(view)
  return (
    <SpendNavigation>
      <PageHeader
        title="Forecast"
        description={
          latest ? (
            <>
              <Freshness latestMs={latest.getTime()} nowMs={Date.now()} timeZone={timeZone} /> · days in{' '}
              {timeZone}
            </>
          ) : (
            'Nothing has been sent yet'
          )
        }
      />
      <div className="mb-5 flex flex-wrap items-center gap-x-4 gap-y-2.5">
        <ViewSelect
          label="Period"
          value={view.period}
          groups={[
            {
              label: 'Period',
              options: PERIOD_KINDS.map((kind) => ({
                value: kind,
                label: `This ${periodName(kind)}`,
                href: forecastHref('/forecast', { ...view, period: kind }, filters),
              })),
            },
          ]}
        />
        <AsOfPicker view={view} filters={filters} />
        <FilterChips
          path="/forecast"
          keep={keep}
          view={{ ...STANDARD_VIEW, filters }}
          days={{ from: period.start, to: period.end }}
        />
      </div>
      <WhilePending className="grid min-w-0 gap-4">
        {forecast.spent === 0n && forecast.historyDays === 0 ? (
          <NothingFound
            isFiltered={Object.keys(filters).length > 0}
            hasAny={latest !== null}
            allHref={forecastHref('/forecast', view, {})}
          />
        ) : (
          <>
            <ForecastHeadline
              title={`What ${periodLabel(view.period, period)} comes to`}
              forecast={forecast}
              unpriced={{
                events: unpricedEvents,
                href: ledgerHref({ view: spendView, isUnpriced: true, trail: [] }),
              }}
              exploreHref={spendViewHref('/explore', spendView)}
            />
            {lagging.length > 0 && (
              <Notice title="Not all data is in">
                {lagging
                  .map(
                    ({ source, lastDay }) =>
                      `${source ?? 'A source without a name'} sent nothing after ${displayDay(lastDay)}`,
                  )
                  .join('; ')}
                . The days since are expected to cost what they usually do.
              </Notice>
            )}
            {holidays.length > 0 && (
              <p className="text-muted-foreground">
                Public holidays to come, expected to be as quiet as those before:{' '}
                {holidays.map(({ day, name }) => `${name} (${displayDay(day)})`).join(', ')}.
              </p>
            )}
            <ForecastChartCard
              chart={toForecastChart(forecast)}
              exportHref={forecastHref('/api/v1/forecast', view, filters)}
              dayHrefs={Object.fromEntries(
                forecast.days.map(({ day }) => [
                  day,
                  spendViewHref('/explore', { ...spendView, range: { from: day, to: day } }),
                ]),
              )}
            />
            <div className="grid gap-4 lg:grid-cols-2">
              <WhatChangedCard
                changed={changed}
                now={now}
                beforeLabel={displayDaysUntil(before, beforeUntil, timeZone)}
                exportHref={(table) => forecastHref('/api/v1/changes', view, filters, { table })}
                hrefOf={(project) =>
                  spendViewHref('/explore', {
                    ...spendView,
                    range: { from: before.start, to: now.end },
                    filters: onlyFilter(filters, 'project', project),
                  })
                }
              />
              {backTest && <BackTestCard test={backTest} period={view.period} />}
            </div>
          </>
        )}
      </WhilePending>
    </SpendNavigation>
  )
}
