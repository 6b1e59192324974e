import { formatUsd } from '../money'
import { lineDimension } from '../usage/dimension-label'
import {
  BUDGET_DIMENSIONS,
  BUDGET_PERIODS,
  type Budget,
  type BudgetThreshold,
  SINCE_THE_BEGINNING,
} from './budget'
import { scopeEntries } from './budget-in-words'

export interface WindowRow {
  amount: string
  period: string
}

export interface ScopeRow {
  /** A dimension, or `tag` with the tag's name beside it. */
  dimension: string
  tag: string
  value: string
}

export interface ThresholdRow {
  amount: string
  unit: 'percent' | 'usd'
  on: 'actual' | 'forecast'
}

/** A budget as the form shows it: what is typed, as it is typed. */
export interface BudgetFormValues {
  name: string
  windows: WindowRow[]
  scope: ScopeRow[]
  thresholds: ThresholdRow[]
  channelIds: readonly string[]
  ownerUserId: string
  carriesOver: boolean
  increaseUsd: string
  increaseUntil: string
  startsOn: string
}

const STANDARD_THRESHOLDS: readonly ThresholdRow[] = [
  { amount: '80', unit: 'percent', on: 'actual' },
  { amount: '100', unit: 'percent', on: 'actual' },
  { amount: '100', unit: 'percent', on: 'forecast' },
]

/** The form of a new budget, as far as an address fills it in: `name`, `amount`, `period`, and a scope's dimensions. */
export function formOfQuery(query: URLSearchParams, ownerUserId: string): BudgetFormValues {
  const period = query.get('period') ?? ''
  return {
    name: query.get('name') ?? '',
    windows: [
      {
        amount: query.get('amount') ?? '',
        period: (BUDGET_PERIODS as readonly string[]).includes(period) ? period : 'month',
      },
    ],
    scope: [...query].flatMap(([name, value]) =>
      isDimension(name) ? [{ ...lineDimension(name), value }] : [],
    ),
    thresholds: [...STANDARD_THRESHOLDS],
    channelIds: [],
    ownerUserId,
    carriesOver: false,
    increaseUsd: '',
    increaseUntil: '',
    startsOn: '',
  }
}

/** The form of a budget that there is. */
export function formOfBudget(budget: Budget): BudgetFormValues {
  return {
    name: budget.name,
    windows: [{ amount: formatUsd(budget.amount), period: budget.period }],
    scope: scopeEntries(budget.scope).flatMap(([dimension, values]) =>
      values.map((value) => ({ ...lineDimension(dimension), value })),
    ),
    thresholds: budget.thresholds.map(thresholdRow),
    channelIds: budget.channelIds,
    ownerUserId: budget.ownerUserId ?? '',
    carriesOver: budget.carriesOver,
    increaseUsd: budget.increase === null ? '' : formatUsd(budget.increase.amount),
    increaseUntil: budget.increase?.until ?? '',
    startsOn: budget.startsOn === SINCE_THE_BEGINNING ? '' : budget.startsOn,
  }
}

function isDimension(name: string): boolean {
  return (BUDGET_DIMENSIONS as readonly string[]).includes(name) || /^tag\.[^\0]{1,128}$/.test(name)
}

function thresholdRow(threshold: BudgetThreshold): ThresholdRow {
  return 'percent' in threshold
    ? { amount: String(threshold.percent), unit: 'percent', on: threshold.on }
    : { amount: threshold.usd, unit: 'usd', on: threshold.on }
}
