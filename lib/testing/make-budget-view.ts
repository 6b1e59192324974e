import type { Budget, BudgetStanding } from '../domain/budgets/budget'
import type { BudgetView } from '../domain/budgets/budget-view'
import { FEMTO_PER_USD } from '../domain/money'

/** A monthly budget of the organization of $100 in November 2026, nothing spent, as a page gets it. */
export function makeBudgetView(
  budget: Partial<Budget> = {},
  standing: Partial<BudgetStanding> = {},
  view: Partial<BudgetView> = {},
): BudgetView {
  return {
    budget: {
      id: 'budget',
      name: 'Budget',
      amount: 100n * FEMTO_PER_USD,
      period: 'month',
      scope: {},
      thresholds: [],
      channelIds: [],
      ownerUserId: null,
      carriesOver: false,
      increase: null,
      pastAmounts: [],
      startsOn: '2026-11-01',
      createdAt: new Date(0),
      updatedAt: new Date(0),
      judgedAt: null,
      ...budget,
    },
    standing: {
      period: { start: '2026-11-01', end: '2026-11-30' },
      limit: 100n * FEMTO_PER_USD,
      carried: 0n,
      spent: 0n,
      forecast: null,
      state: 'ok',
      ...standing,
    },
    ownerName: null,
    alerts: [],
    ...view,
  }
}
