import type { CalendarDay } from '../calendar'
import { type FieldError, ProductError } from '../errors'
import { formatUsd, parseUsd } from '../money'
import { parseInput } from '../parse-input'
import { type Budget, type BudgetInput, budgetInput, SINCE_THE_BEGINNING } from './budget'

type BudgetValues = Omit<Budget, 'id' | 'pastAmounts' | 'createdAt' | 'updatedAt' | 'judgedAt'>

/** The budget that an input asks for; begins today where it does not say (a whole life: with its first spend). */
export function readBudgetInput(input: unknown, today: CalendarDay): BudgetValues {
  const given = parseInput(budgetInput, input)
  refuse(problemsOf(given))
  const increase = given.increase_usd === null ? null : parseUsd(given.increase_usd)
  return {
    name: given.name,
    amount: parseUsd(given.amount_usd) ?? 0n,
    period: given.period,
    scope: Object.fromEntries(
      Object.entries(given.scope).map(([name, values]) => [name, [...new Set(values)]]),
    ),
    // A whole life has no end to be foreseen.
    thresholds: given.thresholds.filter(({ on }) => on === 'actual' || given.period !== 'life'),
    channelIds: [...new Set(given.channel_ids)],
    ownerUserId: given.owner_user_id,
    carriesOver: given.carries_over,
    increase:
      increase === null || given.increase_until === null
        ? null
        : { amount: increase, until: given.increase_until },
    startsOn: given.starts_on ?? (given.period === 'life' ? SINCE_THE_BEGINNING : today),
  }
}

/** The input that would make a budget as it is; what is changed is laid over it. */
export function toBudgetInput(budget: BudgetValues): BudgetInput {
  return {
    name: budget.name,
    amount_usd: formatUsd(budget.amount),
    period: budget.period,
    scope: Object.fromEntries(
      Object.entries(budget.scope).map(([name, values]) => [name, [...(values ?? [])]]),
    ),
    thresholds: budget.thresholds.map((threshold) => ({ ...threshold })),
    channel_ids: [...budget.channelIds],
    owner_user_id: budget.ownerUserId,
    carries_over: budget.carriesOver,
    increase_usd: budget.increase === null ? null : formatUsd(budget.increase.amount),
    increase_until: budget.increase?.until ?? null,
    starts_on: budget.startsOn,
  }
}

type Given = ReturnType<typeof budgetInput.parse>

function problemsOf(given: Given): FieldError[] {
  const fields: FieldError[] = []
  const wrong = (path: string, message: string) => fields.push({ path, message })
  if (given.increase_usd !== null && given.increase_until === null)
    wrong('increase_until', 'Give the last day of the increase.')
  if (given.increase_usd === null && given.increase_until !== null)
    wrong('increase_usd', 'Give the amount of the increase.')
  if (given.period === 'life' && given.carries_over)
    wrong('carries_over', 'A whole life has no period before it to carry over from.')
  if (given.period === 'life' && given.increase_usd !== null)
    wrong('increase_usd', 'A whole life has no periods to increase: raise its amount.')
  if (given.period !== 'life' && given.starts_on === SINCE_THE_BEGINNING)
    wrong('starts_on', 'A budget begins between 2000 and 2099.')
  const seen = new Set<string>()
  given.thresholds.forEach((threshold, at) => {
    const line = 'percent' in threshold ? `${threshold.percent} %` : `${parseUsd(threshold.usd)}`
    const key = `${threshold.on} ${line}`
    if (seen.has(key)) wrong(`thresholds.${at}`, 'There is such a threshold already.')
    seen.add(key)
    if ('percent' in threshold && Math.round(threshold.percent * 10_000) / 10_000 !== threshold.percent)
      wrong(`thresholds.${at}.percent`, 'A percentage has four decimals at most.')
  })
  return fields
}

function refuse(fields: readonly FieldError[]): void {
  const [first] = fields
  if (first) throw new ProductError('invalid', first.message, { fields })
}
