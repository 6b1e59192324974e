import { formatUsd, parseUsdRounded } from '../money'
import { passedOf } from './run-record'

type Fields = Readonly<Record<string, unknown>>

/**
 * What a run of several tasks came to as a whole, where only its tasks are known: counts, turns and costs are sums,
 * each only where every task has it; it begins with the first and ends with the last; its status is "failed" where a
 * task failed, "passed" where all passed, else the one that all share.
 */
export function sumTaskOutcomes(tasks: readonly Fields[]): Fields {
  const all = (name: string): unknown[] | null => {
    const values = tasks.map((task) => task[name] ?? null)
    return values.length === 0 || values.includes(null) ? null : values
  }
  const sum = (name: string): number | null =>
    all(name)?.reduce<number>((total, value) => total + Number(value), 0) ?? null
  const times = (name: string): string[] => (all(name) ?? []).map(String).sort(byInstant)
  const costs = all('cost_usd')?.map((cost) => parseUsdRounded(String(cost)) ?? 0n)
  return {
    status: statusOf(tasks),
    checks_passed: sum('checks_passed'),
    checks_total: sum('checks_total'),
    tests_passed: sum('tests_passed'),
    tests_total: sum('tests_total'),
    turns: sum('turns'),
    cost_usd: costs ? formatUsd(costs.reduce((total, cost) => total + cost, 0n)) : null,
    started_at: times('started_at')[0] ?? null,
    ended_at: times('ended_at').at(-1) ?? null,
  }
}

const byInstant = (a: string, b: string): number => Date.parse(a) - Date.parse(b)

function statusOf(tasks: readonly Fields[]): string | null {
  const outcomes = tasks.map((task) =>
    passedOf({
      status: typeof task.status === 'string' ? task.status : null,
      checksPassed: count(task.checks_passed),
      checksTotal: count(task.checks_total),
      testsPassed: count(task.tests_passed),
      testsTotal: count(task.tests_total),
      turns: null,
    }),
  )
  if (outcomes.includes(false)) return 'failed'
  if (outcomes.length > 0 && outcomes.every((passed) => passed === true)) return 'passed'
  const [first, ...others] = tasks.map(({ status }) => status ?? null)
  return typeof first === 'string' && others.every((status) => status === first) ? first : null
}

const count = (value: unknown): number | null => (typeof value === 'number' ? value : null)
