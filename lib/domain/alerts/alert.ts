import type { BudgetPeriod, BudgetScope, ThresholdBasis } from '../budgets/budget'
import type { CalendarDay } from '../calendar'

export const ALERT_KINDS = ['budget', 'anomaly', 'no_data'] as const
export type AlertKind = (typeof ALERT_KINDS)[number]

/** `recovered`: the line is no longer crossed; every other state is what somebody said of it. */
export const ALERT_STATES = ['open', 'acknowledged', 'snoozed', 'resolved', 'recovered'] as const
export type AlertState = (typeof ALERT_STATES)[number]

/** What an alert is about, as it was when it was known: kept in alert.subject. */
export type AlertSubject =
  | { kind: 'budget'; name: string; scope: BudgetScope }
  | {
      kind: 'anomaly'
      dimension: 'project' | 'user' | 'model' | 'run'
      value: string
      day: CalendarDay
      /** What drove it, the largest first; decimal text in dollars above the expected. */
      drivers: { dimension: 'project' | 'user' | 'model'; value: string | null; aboveUsd: string }[]
    }
  | { kind: 'no_data'; source: string; lastEventAt: string; silentHours: number }

/** An alert as it is kept; amounts in femto-dollars. */
export interface Alert {
  id: string
  kind: AlertKind
  dedupeKey: string
  subject: AlertSubject
  budgetId: string | null
  threshold: { on: ThresholdBasis; percent: number } | { on: ThresholdBasis; usd: string } | null
  period: { kind: BudgetPeriod; start: CalendarDay; end: CalendarDay | null } | null
  /** When the line was crossed, by the time of the event; when Outlay knew it, by the database's clock. */
  crossedAt: Date
  knownAt: Date
  /** The budget's limit, what was spent (for an anomaly: that day), and what was expected (or foreseen), as they were then. */
  amount: bigint | null
  spent: bigint | null
  expected: bigint | null
  state: AlertState
  snoozedUntil: Date | null
  stateAt: Date
}
