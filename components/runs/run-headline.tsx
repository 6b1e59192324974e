import Link from 'next/link'
import { Outcome } from '@/components/runs/outcome'
import { PassedOf } from '@/components/runs/passed-of'
import { AS_REPORTED } from '@/components/runs/run-cost'
import { runEventsHref, unpricedHref } from '@/components/runs/run-links'
import { Amount } from '@/components/spend/amount'
import { ChangeNote } from '@/components/spend/change-note'
import { Figure } from '@/components/spend/figure'
import { UnpricedNote } from '@/components/spend/unpriced-note'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { displayNumberOf } from '@/lib/domain/display/display-count'
import { displayDuration } from '@/lib/domain/display/display-duration'
import type { RunView } from '@/lib/domain/runs/run-view'

const LINK = 'underline decoration-input underline-offset-4 hover:decoration-current'

/** What the run cost and what that figure stands on, and what it came to. */
export function RunHeadline({ run }: { run: RunView }) {
  return (
    <Card aria-label="Headline" className="flex flex-wrap gap-x-12 gap-y-5 px-4 py-4 sm:px-5">
      <div className="min-w-0 flex-[2_1_18rem]">
        <h2 className="text-muted-foreground">Cost</h2>
        <p className="font-medium text-3xl tracking-tight">
          <Amount usd={run.costUsd} atLeast={run.lowerBoundEvents > 0} isLarge />
        </p>
        <Basis run={run} />
      </div>
      <dl className="grid flex-[3_1_24rem] grid-cols-2 content-start gap-x-6 gap-y-4 sm:grid-cols-4">
        <Figure label="Outcome" note={run.status ? `status: ${run.status}` : 'no status'}>
          <Outcome passed={run.passed} />
        </Figure>
        <Figure label="Checks">
          <PassedOf passed={run.checksPassed} total={run.checksTotal} />
        </Figure>
        <Figure label="Tests">
          <PassedOf passed={run.testsPassed} total={run.testsTotal} />
        </Figure>
        <Figure
          label="Took"
          note={run.turns === null ? 'turns not known' : displayNumberOf(run.turns, 'turn')}
        >
          {displayDuration(run.durationMs)}
        </Figure>
      </dl>
    </Card>
  )
}

function Basis({ run }: { run: RunView }) {
  const calls = (
    <Link href={runEventsHref(run.id)} className={LINK}>
      {displayNumberOf(run.events, 'call')}
    </Link>
  )
  if (run.costBasis === 'events')
    return (
      <>
        <p className="flex flex-wrap gap-x-3 text-muted-foreground">
          <span>Measured from {calls}</span>
          <UnpricedNote events={run.unpricedEvents} href={unpricedHref(run.id)} />
        </p>
        {run.reportedCostUsd !== null && run.costUsd !== null && (
          <div className="mt-2 border-t pt-2">
            <p className="flex flex-wrap items-center gap-x-1.5 text-muted-foreground">
              <Badge>As reported</Badge>
              <Amount usd={run.reportedCostUsd} className="text-foreground" /> does not count
            </p>
            <ChangeNote now={run.reportedCostUsd} before={run.costUsd} than="measured" />
          </div>
        )}
      </>
    )
  if (run.costBasis === 'reported')
    return (
      <p className="flex flex-wrap items-center gap-x-1.5 text-muted-foreground">
        <Badge title={AS_REPORTED}>As reported</Badge>
        {run.events === 0 ? <span>no calls were sent</span> : <span>its {calls} have no price</span>}
      </p>
    )
  return (
    <p className="text-muted-foreground">
      {run.events === 0 ? (
        'No calls were sent and no cost was reported'
      ) : (
        <>{calls} without a price, and no cost was reported</>
      )}
    </p>
  )
}
