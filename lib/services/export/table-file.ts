export type Cell = string | number | null
export type TableRow = Readonly<Record<string, Cell>>

/** A table on its way into a file. */
export interface TableFile {
  /** The name of its sheet. */
  title: string
  columns: readonly string[]
  /** Rows as they come, some at a time. */
  batches: AsyncIterable<readonly TableRow[]> | Iterable<readonly TableRow[]>
  /** The exact total, once all rows have come. */
  total?: () => TableRow
  /** The zone whose clock its times are shown by where a cell has no room for an offset. */
  timeZone: string
  /** What it is of: filters, zone, time, prices. */
  about: readonly (readonly [label: string, value: string])[]
}
