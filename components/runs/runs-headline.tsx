import Link from 'next/link'
import { Amount } from '@/components/spend/amount'
import { Figure } from '@/components/spend/figure'
import { UnpricedNote } from '@/components/spend/unpriced-note'
import { Card } from '@/components/ui/card'
import { displayCount, displayNumberOf } from '@/lib/domain/display/display-count'
import { displayShare } from '@/lib/domain/display/display-share'
import { type RunsView, runsHref } from '@/lib/domain/runs/runs-view'
import type { RunsSummary } from '@/lib/domain/runs/summarise-runs'

const LINK = 'underline decoration-input underline-offset-4 hover:decoration-current'

/** What the runs cost together and what they came to, with what each figure leaves out. */
export function RunsHeadline({ summary, view }: { summary: RunsSummary; view: RunsView }) {
  const decided = summary.passed + summary.failed
  const only = (filters: Partial<RunsView['filters']>) =>
    runsHref({ ...view, filters: { ...view.filters, ...filters }, page: 1 })
  return (
    <Card aria-label="Headline" className="flex flex-wrap gap-x-12 gap-y-5 px-4 py-4 sm:px-5">
      <div className="min-w-0 flex-[2_1_16rem]">
        <h2 className="text-muted-foreground">Cost of {displayNumberOf(summary.runs, 'run')}</h2>
        <p className="font-medium text-3xl tracking-tight">
          <Amount usd={summary.costUsd} atLeast={summary.lowerBoundEvents > 0} isLarge />
        </p>
        <ul className="flex flex-wrap gap-x-3 text-muted-foreground">
          {summary.reportedUsd !== null && (
            <li>
              <Link href={only({ basis: 'reported' })} className={LINK}>
                <Amount usd={summary.reportedUsd} /> of it as reported, by{' '}
                {displayNumberOf(summary.reportedRuns, 'run')}
              </Link>
            </li>
          )}
          {summary.runsWithoutCost > 0 && (
            <li>{displayNumberOf(summary.runsWithoutCost, 'run')} without a cost left out</li>
          )}
          {summary.unpricedEvents > 0 && (
            <li>
              <UnpricedNote events={summary.unpricedEvents} />
            </li>
          )}
        </ul>
      </div>
      <dl className="grid flex-[3_1_24rem] grid-cols-2 content-start gap-x-6 gap-y-4 sm:grid-cols-3">
        <Figure
          label="Passed"
          note={
            <>
              {displayCount(summary.passed)} of {displayCount(decided)}
              {summary.unknown > 0 && (
                <>
                  ,{' '}
                  <Link href={only({ passed: [null] })} className={LINK}>
                    {displayCount(summary.unknown)} unknown
                  </Link>
                </>
              )}
            </>
          }
        >
          {displayShare(BigInt(summary.passed), BigInt(decided))}
        </Figure>
        <Figure label="Cost per passing run" note="the cost of all over those that passed">
          <Amount usd={summary.usdPerPassingRun} atLeast={summary.lowerBoundEvents > 0} />
        </Figure>
        <Figure
          label="Checks passed"
          note={
            summary.checksTotal === null
              ? 'no run says'
              : `${displayCount(summary.checksPassed ?? 0)} of ${displayCount(summary.checksTotal)}`
          }
        >
          {displayShare(BigInt(summary.checksPassed ?? 0), BigInt(summary.checksTotal ?? 0))}
        </Figure>
      </dl>
    </Card>
  )
}
