import type { AlertState } from '../alerts/alert'
import type { Budget, BudgetState, BudgetThreshold } from './budget'
import type { BudgetSpan } from './budget-period'
import { thresholdAmount } from './threshold-amount'

// A forecast line that is on goes off below this part of it, so that a forecast around it does not flap.
const OFF_BELOW = [95n, 100n] as const

export interface BudgetFigures {
  limit: bigint
  spent: bigint
  /** Null where there is none. */
  forecast: bigint | null
}

/** What the alert of a line is to become. */
export interface JudgedLine {
  threshold: BudgetThreshold
  key: string
  /** The line in femto-dollars. */
  amount: bigint
  isOn: boolean
}

/** Names an alert once: its budget, period, threshold and kind. An amount that is edited does not make it another. */
export function alertKeyOf(
  budget: Pick<Budget, 'id' | 'period'>,
  span: BudgetSpan,
  threshold: BudgetThreshold,
): string {
  const start = budget.period === 'life' ? 'life' : span.start
  const line = 'percent' in threshold ? `percent:${threshold.percent}` : `usd:${plain(threshold.usd)}`
  return `budget:${budget.id}:${budget.period}:${start}:${line}:${threshold.on}`
}

/**
 * Which lines are crossed. On actual spend a line is on where spent is the line or more (spent equal to the budget is
 * 100 %). On the forecast it turns on where P50 is the line or more, and off only below 95 % of it; a forecast that is
 * not there changes nothing. `known` holds the alerts that there are, by key.
 */
export function judgeLines(
  budget: Pick<Budget, 'id' | 'period' | 'thresholds'>,
  span: BudgetSpan,
  figures: BudgetFigures,
  known: ReadonlyMap<string, AlertState>,
): JudgedLine[] {
  return budget.thresholds.map((threshold) => {
    const key = alertKeyOf(budget, span, threshold)
    const amount = thresholdAmount(threshold, figures.limit)
    const state = known.get(key)
    const wasOn = state !== undefined && state !== 'recovered'
    return { threshold, key, amount, isOn: isOn(threshold, amount, figures, wasOn) }
  })
}

/** `exceeded` where spent is the limit or more, `warning` where any line is on. */
export function stateOf({ limit, spent }: BudgetFigures, lines: readonly JudgedLine[]): BudgetState {
  if (spent >= limit) return 'exceeded'
  return lines.some((line) => line.isOn) ? 'warning' : 'ok'
}

function isOn(
  { on }: BudgetThreshold,
  line: bigint,
  { spent, forecast }: BudgetFigures,
  wasOn: boolean,
): boolean {
  if (spent >= line) return true
  if (on === 'actual') return false
  if (forecast === null) return wasOn
  const [part, whole] = OFF_BELOW
  return forecast >= line || (wasOn && forecast * whole >= line * part)
}

// "250.00" and "250" are one threshold.
function plain(usd: string): string {
  return usd.includes('.') ? usd.replace(/\.?0+$/, '') : usd
}
