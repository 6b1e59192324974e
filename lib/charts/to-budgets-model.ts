import { BUDGET_PERIODS, BUDGET_STATES, type BudgetState } from '../domain/budgets/budget'
import { budgetExploreHref } from '../domain/budgets/budget-href'
import {
  eachPeriod,
  periodLabel,
  resetInWords,
  scopeInWords,
  scopeKey,
} from '../domain/budgets/budget-in-words'
import type { BudgetView } from '../domain/budgets/budget-view'
import type { CalendarDay } from '../domain/calendar'
import { displayCount, displayNumberOf } from '../domain/display/display-count'
import { displayDay } from '../domain/display/display-time'
import { displayUsd } from '../domain/display/display-usd'
import { formatUsd } from '../domain/money'
import { type BudgetBar, toBudgetBar } from './to-budget-bar'

/** One budget as its row shows it. */
export interface BudgetLine {
  id: string
  name: string
  scope: string
  /** The period that it is in: "Nov 2026". */
  period: string
  /** "$1,000.00 a month". */
  amount: string
  bar: BudgetBar
  exploreHref: string
  /** When it resets, who owns it, what was carried over and added. */
  notes: string[]
  openAlerts: { id: string }[]
}

/** The budgets of one scope, each of a window of its own. */
export interface BudgetGroup {
  key: string
  title: string
  lines: BudgetLine[]
}

export interface BudgetsModel {
  counts: Record<BudgetState, number>
  groups: BudgetGroup[]
}

const OPEN = new Set(['open', 'acknowledged', 'snoozed'])

/** Budgets by scope: what is exceeded first, then what warns, then what is fine; `state` shows only those. */
export function toBudgetsModel(
  views: readonly BudgetView[],
  today: CalendarDay,
  state: BudgetState | null = null,
): BudgetsModel {
  const counts = { ok: 0, warning: 0, exceeded: 0 }
  for (const { standing } of views) counts[standing.state] += 1
  const groups = new Map<string, BudgetView[]>()
  for (const view of [...views].sort(byUrgency)) {
    if (state !== null && view.standing.state !== state) continue
    const key = scopeKey(view.budget.scope)
    groups.set(key, [...(groups.get(key) ?? []), view])
  }
  return {
    counts,
    groups: [...groups].map(([key, members]) => ({
      key,
      title: scopeInWords(members[0]?.budget.scope ?? {}),
      lines: members.map((view) => toBudgetLine(view, today)),
    })),
  }
}

/** How the budgets stand, the worst of it large: "1 exceeded", "2 with a warning", "None exceeded". */
export function budgetsInWords({ ok, warning, exceeded }: Record<BudgetState, number>): {
  text: string
  sentence: string
} {
  const all = displayNumberOf(ok + warning + exceeded, 'budget')
  if (exceeded > 0)
    return {
      text: `${displayCount(exceeded)} exceeded`,
      sentence: `of ${all}; ${displayCount(warning)} with a warning.`,
    }
  if (warning > 0)
    return {
      text: `${displayCount(warning)} with a warning`,
      sentence: `of ${all}; none is exceeded.`,
    }
  return { text: 'None exceeded', sentence: `of ${all}; none has crossed a threshold.` }
}

/** One budget as its row shows it. */
export function toBudgetLine(view: BudgetView, today: CalendarDay): BudgetLine {
  const { budget, standing, ownerName, alerts } = view
  const { increase } = budget
  return {
    id: budget.id,
    name: budget.name,
    scope: scopeInWords(budget.scope),
    period: periodLabel(budget.period, standing.period),
    amount: `${displayUsd(formatUsd(budget.amount))} ${eachPeriod(budget.period)}`,
    bar: toBudgetBar(view),
    exploreHref: budgetExploreHref(budget.scope, standing.period, today),
    notes: [
      standing.period.start > today
        ? `begins on ${displayDay(standing.period.start, true)}`
        : resetInWords(standing.period, today),
      ownerName === null ? 'no owner' : `owned by ${ownerName}`,
      ...(budget.carriesOver ? [carriedInWords(standing.carried)] : []),
      ...(increase === null
        ? []
        : [
            `${displayUsd(formatUsd(increase.amount))} more ${increase.until < today ? 'until it ended on' : 'until'} ${displayDay(increase.until, true)}`,
          ]),
    ],
    openAlerts: alerts.filter((alert) => OPEN.has(alert.state)).map(({ id }) => ({ id })),
  }
}

function carriedInWords(carried: bigint): string {
  if (carried === 0n) return 'carries over what is left'
  return carried > 0n
    ? `${displayUsd(formatUsd(carried))} carried over`
    : `${displayUsd(formatUsd(-carried))} overspent before, taken off`
}

function byUrgency(a: BudgetView, b: BudgetView): number {
  const urgency = ({ standing }: BudgetView) => -BUDGET_STATES.indexOf(standing.state)
  const length = ({ budget }: BudgetView) => BUDGET_PERIODS.indexOf(budget.period)
  const words = ({ budget }: BudgetView) => [scopeKey(budget.scope), budget.name, budget.id].join('\n')
  return urgency(a) - urgency(b) || length(a) - length(b) || (words(a) < words(b) ? -1 : 1)
}
