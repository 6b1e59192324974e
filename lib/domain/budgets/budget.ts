import { z } from 'zod'
import { type CalendarDay, isCalendarDay } from '../calendar'
import { PERIOD_KINDS } from '../calendar-period'
import { parseUsd } from '../money'

/** The dimensions that a budget may be for; a tag as `tag.NAME`. */
export const BUDGET_DIMENSIONS = [
  'team',
  'project',
  'user',
  'model',
  'provider',
  'framework',
  'task',
  'source',
] as const
export type BudgetDimension = (typeof BUDGET_DIMENSIONS)[number] | `tag.${string}`

/** One of each dimension's values, and every dimension; empty: the whole organization. */
export type BudgetScope = Partial<Record<BudgetDimension, readonly string[]>>

export const BUDGET_PERIODS = [...PERIOD_KINDS, 'life'] as const
export type BudgetPeriod = (typeof BUDGET_PERIODS)[number]

/** What a threshold is held against: what is spent, or the P50 of the period's forecast. */
export type ThresholdBasis = 'actual' | 'forecast'

/** Of the amount, in percent, or in dollars (decimal text). */
export type BudgetThreshold = { on: ThresholdBasis; percent: number } | { on: ThresholdBasis; usd: string }

export interface PastAmount {
  until: CalendarDay
  amount: bigint
}

/** A budget as it is kept; amounts in femto-dollars. */
export interface Budget {
  id: string
  name: string
  amount: bigint
  period: BudgetPeriod
  scope: BudgetScope
  thresholds: readonly BudgetThreshold[]
  channelIds: readonly string[]
  ownerUserId: string | null
  carriesOver: boolean
  /** Added to every period that ends on or before, or holds, `until`. */
  increase: { amount: bigint; until: CalendarDay } | null
  /** What the periods until a day (the first day of the last one) had of their own, where the terms have changed since; in order. */
  pastAmounts: readonly PastAmount[]
  startsOn: CalendarDay
  createdAt: Date
  updatedAt: Date
  judgedAt: Date | null
}

/** The first day of a `life` that has no other. */
export const SINCE_THE_BEGINNING: CalendarDay = '1970-01-01'

/** `exceeded`: spent is the amount or more; `warning`: any threshold is on; `ok`: none is. */
export const BUDGET_STATES = ['ok', 'warning', 'exceeded'] as const
export type BudgetState = (typeof BUDGET_STATES)[number]

/** Where a budget stands in a period; amounts in femto-dollars. */
export interface BudgetStanding {
  /** The whole of a `life` budget has no end. */
  period: { start: CalendarDay; end: CalendarDay | null }
  /** The amount with what was carried over and the increase. */
  limit: bigint
  carried: bigint
  spent: bigint
  /** P50 of the period's total; null where the history is too short, or the period has no end. */
  forecast: bigint | null
  state: BudgetState
}

const usd = z.string().regex(/^\d{1,15}(\.\d{1,15})?$/, {
  error: 'An amount is a decimal text in dollars, such as "250.00".',
  abort: true,
})
const positiveUsd = usd.refine((text) => (parseUsd(text) ?? 0n) > 0n, 'An amount is above zero.')
const day = z.string().refine(isCalendarDay, 'A day is written YYYY-MM-DD.')
const firstDay = day.refine(
  (text) => text === SINCE_THE_BEGINNING || (text >= '2000-01-01' && text < '2100-01-01'),
  'A budget begins between 2000 and 2099.',
)
const values = z.array(z.string().min(1).max(512)).min(1).max(100)
const scope = z.record(z.string(), values).superRefine((given, context) => {
  for (const name of Object.keys(given)) {
    if ((BUDGET_DIMENSIONS as readonly string[]).includes(name) || /^tag\.[^\0]{1,128}$/.test(name)) continue
    context.addIssue({
      code: 'custom',
      path: [name],
      message: `A budget is for ${BUDGET_DIMENSIONS.join(', ')} or tag.NAME, not for "${name}".`,
    })
  }
})
const on = z.enum(['actual', 'forecast']).default('actual')
const threshold = z.union([
  z.strictObject({ on, percent: z.number().positive().max(10_000) }),
  z.strictObject({ on, usd: positiveUsd }),
])

/** What a budget is made of, as the API and the form send it. */
export const budgetInput = z.strictObject({
  name: z.string().trim().min(1).max(200),
  amount_usd: positiveUsd,
  period: z.enum(BUDGET_PERIODS).default('month'),
  scope: scope.default({}),
  thresholds: z
    .array(threshold)
    .max(10, 'A budget has 10 thresholds at most.')
    .default([
      { on: 'actual', percent: 80 },
      { on: 'actual', percent: 100 },
      { on: 'forecast', percent: 100 },
    ]),
  channel_ids: z.array(z.uuid()).max(20).default([]),
  owner_user_id: z.uuid().nullable().default(null),
  carries_over: z.boolean().default(false),
  increase_usd: positiveUsd.nullable().default(null),
  increase_until: day.nullable().default(null),
  starts_on: firstDay.optional(),
})
export type BudgetInput = z.input<typeof budgetInput>
