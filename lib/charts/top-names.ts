import { assignColours, type Name, type SeriesColour } from './assign-colours'

export interface NamedAmount {
  name: string | null
  amount: bigint
}

export interface TopNames {
  /** Largest first. */
  visible: (NamedAmount & { colour: SeriesColour })[]
  /** The rest, added up. */
  other: bigint
  hidden: number
  total: bigint
}

/** The largest few by name, and one sum of the rest: says how many it hides. `ranking` is what colours go by. */
export function topNames(
  amounts: readonly NamedAmount[],
  most: number,
  ranking: readonly Name[] = [],
): TopNames {
  const sorted = [...amounts].sort(
    (a, b) => compare(b.amount, a.amount) || compare(a.name ?? '', b.name ?? ''),
  )
  // One name more is better than an "Other" that stands for one.
  const count = sorted.length === most + 1 ? sorted.length : most
  const shown = sorted.slice(0, Math.min(count, most + 1))
  const rest = sorted.slice(shown.length)
  const colours = assignColours(
    shown.map(({ name }) => name),
    ranking,
  )
  const sum = (list: readonly NamedAmount[]) => list.reduce((all, { amount }) => all + amount, 0n)
  return {
    visible: shown.map((one) => ({ ...one, colour: colours.get(one.name) ?? 'other' })),
    other: sum(rest),
    hidden: rest.length,
    total: sum(sorted),
  }
}

/** A value of a dimension as it is shown; a missing one is told from one that is called "(none)" by its looks. */
export function nameLabel(name: string | null): string {
  return name === null ? '(none)' : name === '' ? '(empty)' : name
}

function compare<Value extends bigint | string>(a: Value, b: Value): number {
  return a < b ? -1 : a > b ? 1 : 0
}
