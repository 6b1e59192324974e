import { parseUsd } from '../money'
import type { SpendDimension, SpendRow } from '../usage/spend'
import type { BudgetScope } from './budget'
import { scopeEntries } from './budget-in-words'

/** What of a time's spend no budget counts; amounts in femto-dollars. */
export interface UncoveredSpend {
  total: bigint
  uncovered: bigint
  /** By project, the largest first; null is what has none. */
  projects: { project: string | null; spent: bigint }[]
  /** Calls without a cost, in neither sum. */
  unpricedEvents: number
}

/** The dimensions that spend must be cut by to say what a budget counts and what none does. */
export function coveringDimensions(scopes: readonly BudgetScope[]): SpendDimension[] {
  return [...new Set<SpendDimension>(['project', ...scopes.flatMap(scopeEntries).map(([name]) => name)])]
}

/** What no scope holds, of rows cut by `dimensions`; exact, each row in or out as a whole. */
export function uncoveredSpend(
  rows: readonly SpendRow[],
  dimensions: readonly SpendDimension[],
  scopes: readonly BudgetScope[],
): UncoveredSpend {
  const tests = scopes.map((scope) =>
    scopeEntries(scope).map(([name, values]) => ({ at: dimensions.indexOf(name), values: new Set(values) })),
  )
  const isCovered = ({ values }: SpendRow) =>
    tests.some((test) =>
      test.every((one) => {
        const value = values[one.at]
        return value != null && one.values.has(value)
      }),
    )
  const projectAt = dimensions.indexOf('project')
  const projects = new Map<string | null, bigint>()
  let total = 0n
  let uncovered = 0n
  let unpricedEvents = 0
  for (const row of rows) {
    unpricedEvents += row.unpricedEvents
    const cost = row.costUsd === null ? 0n : (parseUsd(row.costUsd) ?? 0n)
    total += cost
    if (cost === 0n || isCovered(row)) continue
    uncovered += cost
    const project = row.values[projectAt] ?? null
    projects.set(project, (projects.get(project) ?? 0n) + cost)
  }
  return {
    total,
    uncovered,
    projects: [...projects]
      .map(([project, spent]) => ({ project, spent }))
      .sort((a, b) => (a.spent === b.spent ? 0 : a.spent < b.spent ? 1 : -1)),
    unpricedEvents,
  }
}
