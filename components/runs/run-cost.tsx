import { CircleHelp } from 'lucide-react'
import { Amount } from '@/components/spend/amount'
import { Badge } from '@/components/ui/badge'
import { displayNumberOf } from '@/lib/domain/display/display-count'
import type { CostBasis } from '@/lib/domain/runs/run-record'

export const AS_REPORTED = 'Nobody sent its calls: the cost is the figure that was reported.'

/** What a run, or a part of it, cost; marked where it is as reported, and where calls without a price are left out. */
export function RunCost({
  run,
}: {
  run: {
    costUsd: string | null
    costBasis: CostBasis | null
    unpricedEvents: number
    lowerBoundEvents: number
  }
}) {
  const unpriced = `${displayNumberOf(run.unpricedEvents, 'call')} ${run.unpricedEvents === 1 ? 'has' : 'have'} no price`
  return (
    <span className="inline-flex items-center justify-end gap-x-1.5 align-bottom max-sm:flex-col max-sm:items-end">
      {run.costBasis === 'reported' && <Badge title={AS_REPORTED}>As reported</Badge>}
      <span className="inline-flex items-center gap-x-1.5">
        {run.unpricedEvents > 0 && (
          <span title={unpriced} className="text-warning">
            <CircleHelp aria-hidden className="size-3.5" />
            <span className="sr-only">{unpriced}</span>
          </span>
        )}
        <Amount usd={run.costUsd} atLeast={run.lowerBoundEvents > 0} />
      </span>
    </span>
  )
}
