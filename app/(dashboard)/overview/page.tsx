import type { Metadata } from 'next'
import Link from 'next/link'
import { TimeChartCard } from '@/components/charts/time-chart-card'
import { LoadSampleButton } from '@/components/imports/load-sample-button'
import { PageHeader } from '@/components/shell/page-header'
import { FirstData } from '@/components/spend/first-data'
import { Freshness } from '@/components/spend/freshness'
import { MonthSwitch } from '@/components/spend/month-switch'
import { OverviewHeadline } from '@/components/spend/overview-headline'
import { RankedCard } from '@/components/spend/ranked-card'
import { TokenClassesCard } from '@/components/spend/token-classes-card'
import { TrustCard } from '@/components/spend/trust-card'
import { ExportMenu } from '@/components/ui/export-menu'
import { Notice } from '@/components/ui/notice'
import { publicAddress } from '@/lib/auth/public-address'
import { requireMember } from '@/lib/auth/require-member'
import { toOverviewModel } from '@/lib/charts/to-overview-model'
import { calendarDayOf } from '@/lib/domain/calendar'
import { displayLongDay, displayMonth } from '@/lib/domain/display/display-time'
import { toWireForecast } from '@/lib/domain/forecast/to-wire-forecast'
import { type MemberCaller, mayDo } from '@/lib/domain/members/caller'
import { whyNot } from '@/lib/domain/members/why-not'
import { isUsableDay } from '@/lib/domain/usage/spend-range'
import { listBudgets } from '@/lib/services/budgets/list-budgets'
import { getForecast } from '@/lib/services/forecast/get-forecast'
import { getWhatChanged } from '@/lib/services/forecast/get-what-changed'
import { getSpendOverview } from '@/lib/services/usage/get-spend-overview'
import { loadSampleAction } from '../imports/actions'
import { OverviewBudget } from './overview-budget'
import { OverviewFirstSteps } from './overview-first-steps'
import { OverviewMovers } from './overview-movers'

export const metadata: Metadata = { title: 'Overview' }

export default async function OverviewPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const member = await requireMember()
  const { month } = await searchParams
  const nowMs = Date.now()
  const asked = firstDayOf(month)
  // The month that it opens with is the current one: neither waits for the other.
  const [overview, opened] = await Promise.all([
    getSpendOverview(member, { nowMs, month: asked }),
    asked === undefined ? readCurrentMonth(member) : null,
  ])
  const { latestEventAt, spend, timeZone } = overview
  if (latestEventAt === null) {
    return (
      <>
        <PageHeader title="Overview" />
        <FirstData
          origin={await publicAddress()}
          sampleData={
            <LoadSampleButton
              load={loadSampleAction}
              whyNot={whyNot(member, 'load_sample_data', 'load sample data')}
            />
          }
        />
        <OverviewFirstSteps member={member} className="mx-auto max-w-6xl" />
      </>
    )
  }
  const current = overview.isCurrentMonth ? (opened ?? (await readCurrentMonth(member))) : null
  const { chart, ranked, tokens, unattributed, view, links } = toOverviewModel(overview, nowMs)
  const freshness = <Freshness latestMs={latestEventAt.getTime()} nowMs={nowMs} timeZone={timeZone} />
  const latestDay = calendarDayOf(latestEventAt.getTime(), timeZone)
  return (
    <>
      <PageHeader
        title="Overview"
        description={
          <>
            {freshness} · days in {timeZone}
          </>
        }
        actions={
          <>
            <ExportMenu
              href={`/api/v1/export?from=${overview.from}&to=${overview.to}&tz=${encodeURIComponent(timeZone)}&group_by=day,model`}
            />
            <MonthSwitch
              label={displayMonth(overview.from.slice(0, 7))}
              earlier={links.earlier}
              later={links.later}
            />
          </>
        }
      />
      <div className="grid gap-4">
        <OverviewFirstSteps member={member} />
        {spend.events === 0 && (
          <Notice title={`Nothing was spent in ${displayMonth(overview.from.slice(0, 7))}`}>
            The newest call is of {displayLongDay(latestDay)}.{' '}
            <Link
              href={`/overview?month=${latestDay.slice(0, 7)}`}
              className="text-primary underline underline-offset-4"
            >
              Go to {displayMonth(latestDay.slice(0, 7))}
            </Link>
          </Notice>
        )}
        <OverviewHeadline
          title={overview.isCurrentMonth ? 'This month so far' : displayMonth(overview.from.slice(0, 7))}
          spend={spend.events === 0 ? { ...spend, costUsd: '0' } : spend}
          before={overview.before}
          timeZone={overview.timeZone}
          today={overview.isCurrentMonth ? overview.todaySpend : null}
          cacheShare={tokens.cacheShare}
          unpricedHref={links.unpriced}
          forecast={current?.forecast ?? null}
        />
        {current && <OverviewBudget member={member} budgets={current.budgets} today={overview.today} />}
        {current && <OverviewMovers report={current.report} />}
        <TimeChartCard
          title="Cost by day and model"
          chart={chart}
          legendHrefs={links.ofSeries}
          pointHrefs={links.ofPoints}
        />
        <div className="grid gap-4 md:grid-cols-2 3xl:grid-cols-4">
          <RankedCard dimension="project" ranked={ranked.project} view={view} />
          <RankedCard dimension="user" ranked={ranked.user} view={view} />
          <RankedCard dimension="model" ranked={ranked.model} view={view} />
          <RankedCard dimension="framework" ranked={ranked.framework} view={view} />
        </div>
        <div className="grid gap-4 md:grid-cols-2">
          <TokenClassesCard tokens={tokens} />
          <TrustCard
            spend={spend}
            unpricedModels={links.unpricedModels}
            unattributed={unattributed}
            mayManageRules={mayDo(member, 'manage_attribution')}
            freshness={freshness}
          />
        </div>
      </div>
    </>
  )
}

function firstDayOf(month: string | string[] | undefined): string | undefined {
  const day = `${month}-01`
  return isUsableDay(day) ? day : undefined
}

/** What is shown of the current month alone. */
async function readCurrentMonth(member: MemberCaller) {
  const month = { period: 'month', asOf: null, filters: {} } as const
  const [{ forecast }, budgets, report] = await Promise.all([
    getForecast(member, month),
    listBudgets(member),
    getWhatChanged(member, month),
  ])
  const { p10_usd: p10Usd, p50_usd: p50Usd, p90_usd: p90Usd } = toWireForecast(forecast)
  return { forecast: { p10Usd, p50Usd, p90Usd }, budgets, report }
}
