import { Amount } from '@/components/spend/amount'
import { cn } from '@/components/ui/cn'
import { Notice } from '@/components/ui/notice'
import { displayUsd } from '@/lib/domain/display/display-usd'
import type { Estimate } from '@/lib/domain/estimate/estimate'

/** The total on the first model with a price, in one line of words. */
export function EstimateHeadline({ estimate, className }: { estimate: Estimate; className?: string }) {
  const { models, mix, assumptions } = estimate
  const first = mix?.total_usd
    ? { ...mix, model: 'the mix' }
    : models.find(({ total_usd }) => total_usd !== null)
  if (!first)
    return (
      <Notice kind="warning" className={className} title="None of these models has a price on that day">
        A figure is shown only where the catalogue has a price. The reason stands beside each model.
      </Notice>
    )
  const isRange = first.low_usd !== first.high_usd
  return (
    <div className={cn('flex flex-wrap items-baseline gap-x-3 gap-y-1', className)}>
      <p className="font-medium text-3xl tracking-tight">
        <Amount usd={first.total_usd} isLarge />
      </p>
      <p className="text-muted-foreground">
        on {first.model}: {assumptions.interactions.toLocaleString('en-US')}{' '}
        {assumptions.interactions === 1 ? 'interaction' : 'interactions'}, with retries ×{' '}
        {assumptions.retry_factor}
        {isRange && ` · ${displayUsd(first.low_usd)} to ${displayUsd(first.high_usd)}`}
      </p>
    </div>
  )
}
