import { findAlertsOfBudgets } from '../../data/budgets/alerts-of-budgets'
import type { SqlTransaction } from '../../data/database'
import { findMemberNames } from '../../data/members/find-member-names'
import { readClock } from '../../data/organizations/read-clock'
import type { Budget } from '../../domain/budgets/budget'
import { budgetSpanOf } from '../../domain/budgets/budget-period'
import type { BudgetView } from '../../domain/budgets/budget-view'
import { judgeLines, stateOf } from '../../domain/budgets/judge-budget'
import { earliestDay } from '../../domain/calendar'
import { readFigures } from './read-figures'

/** Budgets with where each stands now, and the alerts of its current period. */
export async function standBudgets(tx: SqlTransaction, budgets: readonly Budget[]): Promise<BudgetView[]> {
  if (budgets.length === 0) return []
  const clock = await readClock(tx)
  const spans = budgets.map((budget) => ({ budget, span: budgetSpanOf(budget, clock.today) }))
  const figures = await readFigures(tx, spans, { ...clock, mostForesights: Number.POSITIVE_INFINITY })
  const alerts = await findAlertsOfBudgets(
    tx,
    budgets.map(({ id }) => id),
    earliestDay(
      spans.map(({ span }) => span.start),
      clock.today,
    ),
  )
  const states = new Map(alerts.map(({ dedupeKey, state }) => [dedupeKey, state]))
  const names = await findMemberNames(tx)
  return spans.flatMap(({ budget, span }, index): BudgetView[] => {
    const of = figures[index]
    if (!of) return []
    const { limit, carried, spent, forecast, start } = of
    const lines = judgeLines(budget, span, of, states)
    return [
      {
        budget,
        standing: {
          period: { start, end: span.end },
          limit,
          carried,
          spent,
          forecast,
          state: stateOf(of, lines),
        },
        ownerName: budget.ownerUserId === null ? null : (names.get(budget.ownerUserId) ?? null),
        alerts: alerts
          .filter(
            ({ budgetId, periodStart }) =>
              budgetId === budget.id && (span.end === null || periodStart === span.start),
          )
          .map(({ id, threshold, state, crossedAt, knownAt }) => ({
            id,
            threshold,
            state,
            crossedAt,
            knownAt,
          })),
      },
    ]
  })
}
