import { BudgetStateBadge } from '@/components/budgets/budget-state-badge'
import { Amount } from '@/components/spend/amount'
import type { BudgetBar } from '@/lib/charts/to-budget-bar'

/** Spent of the limit in figures, the state, and what is foreseen. */
export function BudgetFigures({ bar }: { bar: BudgetBar }) {
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <BudgetStateBadge state={bar.state} />
      <span>
        <Amount usd={bar.spentUsd} className="font-medium" />
        <span className="text-muted-foreground">
          {' '}
          of <Amount usd={bar.limitUsd} /> spent, {bar.share}
        </span>
      </span>
      <span className="text-muted-foreground">
        {bar.forecastUsd === null ? (
          'no forecast'
        ) : (
          <>
            forecast <Amount usd={bar.forecastUsd} /> (P50)
          </>
        )}
      </span>
    </p>
  )
}
