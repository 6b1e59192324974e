import type { WhatIfModel, WhatIfTableRow } from '@/lib/charts/to-what-if-model'

/** Rows by a column; what has no figure comes last either way. */
export function sortWhatIfRows(
  { rows, columns }: Pick<WhatIfModel, 'rows' | 'columns'>,
  { column, isDown }: { column: string; isDown: boolean },
): WhatIfTableRow[] {
  const sign = isDown ? -1 : 1
  const at = columns.indexOf(column)
  return [...rows].sort((a, b) => {
    if (at < 0) return sign * a.from.localeCompare(b.from, undefined, { numeric: true })
    const [one, two] = [a.cells[at]?.sort, b.cells[at]?.sort]
    if (one === undefined || two === undefined) return Number(one === undefined) - Number(two === undefined)
    return sign * (one - two)
  })
}
