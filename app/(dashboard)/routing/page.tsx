import type { Metadata } from 'next'
import Link from 'next/link'
import { LimitsDialog } from '@/components/routing/limits-dialog'
import { NoRoutedRuns } from '@/components/routing/no-routed-runs'
import { OneModelCard } from '@/components/routing/one-model-card'
import { RouteCard } from '@/components/routing/route-card'
import { RoutingControls, RoutingRange } from '@/components/routing/routing-controls'
import { RoutingExports } from '@/components/routing/routing-exports'
import { RoutingMethods } from '@/components/routing/routing-methods'
import { RuleForm } from '@/components/routing/rule-form'
import { PageHeader } from '@/components/shell/page-header'
import { Amount } from '@/components/spend/amount'
import { Figure } from '@/components/spend/figure'
import { SpendNavigation, WhilePending } from '@/components/spend/spend-navigation'
import { Notice } from '@/components/ui/notice'
import { requireMember } from '@/lib/auth/require-member'
import { toRouteCards, toRoutingHeadline } from '@/lib/charts/to-routing-model'
import { calendarDayOf } from '@/lib/domain/calendar'
import { displayCount, displayNumberOf } from '@/lib/domain/display/display-count'
import { whyNot } from '@/lib/domain/members/why-not'
import { formatUsd } from '@/lib/domain/money'
import { parseRoutingRule } from '@/lib/domain/routing/routing-rule'
import { parseRoutingView, routingApiQuery, routingFilters } from '@/lib/domain/routing/routing-view'
import { ruleInWords } from '@/lib/domain/routing/rule-in-words'
import { runFilterEntries } from '@/lib/domain/runs/run-filters'
import { dimensionPlural } from '@/lib/domain/usage/dimension-label'
import { getRouting } from '@/lib/services/routing/get-routing'
import { type SearchParams, toQuery } from '../to-query'
import { setRateLimitsAction } from './actions'
import { editedLimits } from './edited-limits'

export const metadata: Metadata = { title: 'Routing' }

export default async function RoutingPage({ searchParams }: { searchParams: SearchParams }) {
  const member = await requireMember()
  const query = await toQuery(searchParams)
  const view = parseRoutingView(query)
  const today = calendarDayOf(Date.now(), member.timeZone)
  const filters = routingFilters(view, today)
  const { by, rule } = view
  const report = await getRouting(member, { by, rule, filters })
  const { rows, total } = report
  const apiQuery = routingApiQuery(view, today)
  const kept = runFilterEntries(filters)
  const headline = toRoutingHeadline(total, by)
  const usd = (femto: bigint | null) => (femto === null ? null : formatUsd(femto))
  return (
    <SpendNavigation>
      <PageHeader
        title="Routing"
        description={
          total.runs === 0
            ? 'Which work can go to a cheaper model without failing more?'
            : `${displayNumberOf(total.runs, 'run')} of ${displayNumberOf(total.tasks, by, dimensionPlural(by))} · days in ${report.timeZone}`
        }
        actions={<RoutingRange view={view} />}
      />
      <div className="mb-5 grid gap-4">
        <RoutingControls view={view} choices={report.choices} />
        <RuleForm
          view={view}
          typed={{
            minPassRate: query.get('min_pass_rate') || String(rule.minPassRate),
            minRuns: query.get('min_runs') || String(rule.minRuns),
          }}
          errors={parseRoutingRule(query).fields}
        />
      </div>
      <WhilePending className="grid gap-4">
        {total.runs === 0 ? (
          <NoRoutedRuns isFiltered={kept.length > 0} />
        ) : (
          <>
            <Notice title="What counts as evidence">{ruleInWords(rule)}</Notice>
            <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
              <p className="font-medium text-3xl tracking-tight" title={headline.exact || undefined}>
                {headline.text}
              </p>
              <p className="text-muted-foreground">{headline.sentence}</p>
            </div>
            <dl className="flex flex-wrap gap-x-10 gap-y-3">
              <Figure
                label="Spent"
                {...(total.runsWithoutCost > 0 && {
                  note: `${displayNumberOf(total.runsWithoutCost, 'run')} without a cost left out`,
                })}
              >
                <Link href={`/runs?${new URLSearchParams(kept)}`} className="hover:underline">
                  <Amount usd={usd(total.spentFemto)} />
                </Link>
              </Figure>
              <Figure label="With the routes">
                <Amount usd={usd(total.routedFemto)} />
              </Figure>
              <Figure
                label="With a route"
                note={`of ${displayNumberOf(total.tasks, by, dimensionPlural(by))}`}
              >
                {displayCount(total.routedTasks)}
              </Figure>
            </dl>
            <div className="flex flex-wrap gap-2">
              <RoutingExports apiQuery={apiQuery} />
              <LimitsDialog
                limits={editedLimits(report)}
                save={setRateLimitsAction}
                whyNot={whyNot(member, 'manage_routing', 'set limits')}
              />
            </div>
            {toRouteCards(rows, by, kept).map((card) => (
              <RouteCard key={card.key} card={card} threshold={rule.minPassRate} />
            ))}
            <OneModelCard
              models={report.oneModel}
              total={total}
              exportHref={`/api/v1/routing?${apiQuery}&table=one_model`}
            />
            <RoutingMethods />
          </>
        )}
      </WhilePending>
    </SpendNavigation>
  )
}
