import type { AlertState } from '../alerts/alert'
import type { CalendarDay } from '../calendar'
import type { Budget, BudgetPeriod, BudgetStanding, BudgetThreshold } from './budget'

/** An alert of a budget's current period. */
export interface BudgetAlert {
  id: string
  threshold: BudgetThreshold
  state: AlertState
  crossedAt: Date
  knownAt: Date
}

/** A budget, where it stands now, and what was raised in its current period, the oldest first. */
export interface BudgetView {
  budget: Budget
  standing: BudgetStanding
  ownerName: string | null
  alerts: BudgetAlert[]
}

/** A period that is over, as a budget would have judged it; amounts in femto-dollars. */
export interface PastPeriod {
  start: CalendarDay
  end: CalendarDay
  spent: bigint
  limit: bigint
  /** The day at whose end each threshold was reached, or, on the forecast, foreseen to be; the earliest first. */
  crossed: { threshold: BudgetThreshold; day: CalendarDay }[]
}

export interface BudgetPreview {
  /** The oldest first. */
  periods: PastPeriod[]
  /** In how many of them an alert would have been raised. */
  alerted: number
}

/** The same of one of the budgets that a form makes in one go. */
export interface WindowPreview {
  period: BudgetPeriod
  preview: BudgetPreview
}
