import { ArrowLeftRight } from 'lucide-react'
import type { Metadata } from 'next'
import { PageHeader } from '@/components/shell/page-header'
import { FilterChips } from '@/components/spend/filter-chips'
import { Freshness } from '@/components/spend/freshness'
import { KeptFromNote } from '@/components/spend/kept-from-note'
import { NothingFound } from '@/components/spend/nothing-found'
import { RangePicker } from '@/components/spend/range-picker'
import { SpendNavigation, WhilePending } from '@/components/spend/spend-navigation'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { ScenarioCard } from '@/components/what-if/scenario-card'
import { WhatIfAnswer } from '@/components/what-if/what-if-answer'
import { requireMember } from '@/lib/auth/require-member'
import { toWhatIfModel } from '@/lib/charts/to-what-if-model'
import { calendarDayOf } from '@/lib/domain/calendar'
import { formatUsd } from '@/lib/domain/money'
import { resolveRange } from '@/lib/domain/usage/spend-range'
import { parseSpendView } from '@/lib/domain/usage/spend-view'
import { parseScenario } from '@/lib/domain/what-if/parse-scenario'
import { isAsked } from '@/lib/domain/what-if/scenario'
import { scenarioQuery, whatIfExportHref, whatIfHref } from '@/lib/domain/what-if/what-if-href'
import { findLatestCall } from '@/lib/services/usage/find-latest-call'
import { getWhatIf } from '@/lib/services/what-if/get-what-if'
import { listTargetModels } from '@/lib/services/what-if/list-target-models'
import { type SearchParams, toQuery } from '../to-query'

export const metadata: Metadata = { title: 'What-if' }

export default async function WhatIfPage({ searchParams }: { searchParams: SearchParams }) {
  const member = await requireMember()
  const query = await toQuery(searchParams)
  const view = parseSpendView(query)
  const { scenario, fields } = parseScenario(query)
  const nowMs = Date.now()
  const { timeZone } = member
  const today = calendarDayOf(nowMs, timeZone)
  const range = resolveRange(view.range, today)
  const [report, targets, latest] = await Promise.all([
    getWhatIf(member, { ...range, filters: view.filters, scenario }),
    listTargetModels(member, nowMs),
    findLatestCall(member),
  ])
  const keep = scenarioQuery(scenario)
  const days = range.from !== null && range.to !== null ? { from: range.from, to: range.to } : null
  return (
    <SpendNavigation>
      <PageHeader
        title="What-if"
        description={
          latest ? (
            <>
              <Freshness latestMs={latest.getTime()} nowMs={nowMs} timeZone={timeZone} /> · days in {timeZone}
            </>
          ) : (
            'Nothing has been sent yet'
          )
        }
        actions={
          <RangePicker
            path="/what-if"
            keep={keep}
            view={view}
            today={today}
            days={days}
            timeZone={timeZone}
          />
        }
      />
      <div className="mb-5">
        <FilterChips path="/what-if" keep={keep} view={view} days={days} />
      </div>
      <ScenarioCard
        view={view}
        scenario={scenario}
        targets={targets}
        used={report.rows.flatMap(({ fromModel: name, actualFemto }) =>
          name === null ? [] : [{ name, costUsd: actualFemto === null ? null : formatUsd(actualFemto) }],
        )}
      />
      {fields.map(({ path, message }) => (
        <Notice key={path} kind="error" title={`${path} was left out`} className="mb-4">
          {message}
        </Notice>
      ))}
      <KeptFromNote eventsKeptFrom={report.eventsKeptFrom} timeZone={member.timeZone} className="mb-4">
        They can’t be priced again, so what they cost is not in this answer.
      </KeptFromNote>
      <WhilePending className="grid gap-4">
        {report.total.events === 0 ? (
          <NothingFound
            isFiltered={Object.keys(view.filters).length > 0}
            hasAny={latest !== null}
            allHref={whatIfHref({ ...view, range: 'all' }, scenario)}
          />
        ) : isAsked(scenario) ? (
          <WhatIfAnswer
            report={report}
            model={toWhatIfModel(report, view)}
            exportHref={whatIfExportHref(view, scenario, range)}
          />
        ) : (
          <EmptyState icon={ArrowLeftRight} title="The same tokens at other prices">
            Swap a model, choose a tier, or set a share of batch or of cache reads. Every call of this time is
            then priced again, and set against what it cost.
          </EmptyState>
        )}
      </WhilePending>
    </SpendNavigation>
  )
}
