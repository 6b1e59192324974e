import type { BudgetDimension, BudgetScope } from './budget'
import { scopeEntries } from './budget-in-words'

/** What usage is counted by: a series, and its value of each dimension. */
export interface SeriesValues {
  id: string
  values: Partial<Record<BudgetDimension, string | null>>
  /** As they were sent, where others are shown: a budget of that name still counts them. */
  sent?: Partial<Record<BudgetDimension, string>>
}

/** Finds the series of a scope without going through all of them. */
export class SeriesIndex {
  readonly #all: readonly string[]
  readonly #by = new Map<string, Set<string>>()

  constructor(series: readonly SeriesValues[]) {
    this.#all = series.map(({ id }) => id)
    for (const { id, values, sent = {} } of series)
      for (const [dimension, value] of [...Object.entries(values), ...Object.entries(sent)]) {
        if (value === null || value === undefined) continue
        const key = keyOf(dimension, value)
        const ids = this.#by.get(key)
        if (ids) ids.add(id)
        else this.#by.set(key, new Set([id]))
      }
  }

  /** The ids of the series that a scope holds: one of each dimension's values, and every dimension. */
  idsOf(scope: BudgetScope): readonly string[] {
    const sets = scopeEntries(scope).map(([dimension, values]) => {
      const found = values.flatMap((value) => this.#by.get(keyOf(dimension, value)) ?? [])
      const [only] = found
      return found.length <= 1 ? (only ?? new Set<string>()) : new Set(found.flatMap((ids) => [...ids]))
    })
    if (sets.length === 0) return this.#all
    const [smallest, ...others] = sets.sort((a, b) => a.size - b.size)
    return [...(smallest ?? [])].filter((id) => others.every((ids) => ids.has(id)))
  }
}

// A NUL stands in no value that Postgres keeps.
function keyOf(dimension: string, value: string): string {
  return `${dimension}\0${value}`
}
