import type { ExploreModel } from '@/lib/charts/to-explore-model'

export interface SortedBy {
  column: string
  direction: 'asc' | 'desc'
}

type Row = ExploreModel['table']['rows'][number]

/** Rows by a column; what has no figure comes last either way, equal figures in the order of their names. */
export function sortRows({ rows, columns }: ExploreModel['table'], { column, direction }: SortedBy): Row[] {
  const sign = direction === 'asc' ? 1 : -1
  const at = columns.findIndex(({ id }) => id === column)
  const byName = (a: Row, b: Row) => (a.name ?? '').localeCompare(b.name ?? '', undefined, { numeric: true })
  return [...rows].sort((a, b) => {
    if (at < 0) return Number(a.name === null) - Number(b.name === null) || sign * byName(a, b)
    const [one, two] = [a.cells[at]?.sort ?? null, b.cells[at]?.sort ?? null]
    if (one === null || two === null) return Number(one === null) - Number(two === null) || byName(a, b)
    return sign * (one - two) || byName(a, b)
  })
}
