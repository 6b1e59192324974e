import { divideHalfEven, FEMTO_PER_USD, formatUsd, parseUsd } from '../money'
import { type CompareRow, compareText } from './compare-rows'

/** How the cost of one name moves over the groups, in their order, and what it comes to over all of them. */
export interface CompareMove {
  name: string | null
  /** One a group of the report; nulls where the name has no runs there. */
  groups: {
    group: string | null
    runs: number
    medianUsd: string | null
    /** Median here over the median of the first group that has one; null for that group and where unknown. */
    ratioToFirst: string | null
  }[]
  /** Sum of the medians: what one run in each group costs. Null where a group has none. */
  mediansUsd: string | null
  /** What all runs cost. */
  totalUsd: string | null
}

/** Groups of the rows in plain order; what has no group comes last. */
export function groupsOf(rows: readonly CompareRow[]): (string | null)[] {
  return [...new Set(rows.map(({ group }) => group))].sort(compareText)
}

/** One move a name, in plain order of names; empty where the rows are of fewer than two groups. */
export function compareGroups(rows: readonly CompareRow[]): CompareMove[] {
  const groups = groupsOf(rows)
  if (groups.length < 2) return []
  const names = [...new Set(rows.map(({ name }) => name))].sort(compareText)
  return names.map((name) => {
    const cells = groups.map((group) => rows.find((row) => row.name === name && row.group === group))
    const medians = cells.map((cell) => femto(cell?.medianUsd))
    const first = medians.findIndex((median) => median !== null && median > 0n)
    const base = medians[first] ?? null
    return {
      name,
      groups: groups.map((group, index) => ({
        group,
        runs: cells[index]?.runs ?? 0,
        medianUsd: cells[index]?.medianUsd ?? null,
        ratioToFirst: index > first ? ratio(medians[index] ?? null, base) : null,
      })),
      mediansUsd: sumAll(medians),
      totalUsd: sumAll(cells.flatMap((cell) => (cell ? [femto(cell.totalUsd)] : []))),
    }
  })
}

const femto = (usd: string | null | undefined): bigint | null => (usd == null ? null : parseUsd(usd))

function ratio(of: bigint | null, to: bigint | null): string | null {
  return of === null || to === null ? null : formatUsd(divideHalfEven(of * FEMTO_PER_USD, to))
}

function sumAll(amounts: readonly (bigint | null)[]): string | null {
  let sum = 0n
  for (const amount of amounts) {
    if (amount === null) return null
    sum += amount
  }
  return amounts.length === 0 ? null : formatUsd(sum)
}
