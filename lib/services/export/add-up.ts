import { ColumnSum } from '../../domain/export/column-sum'
import type { TableFile, TableRow } from './table-file'

/** Rows on their way into a file, some of their columns added up as they pass: the total is known once all have. */
export function addUp(
  batches: TableFile['batches'],
  columns: readonly string[],
): { batches: AsyncGenerator<readonly TableRow[]>; total: () => TableRow } {
  const sums = columns.map((name) => ({ name, sum: new ColumnSum() }))
  async function* passing() {
    for await (const rows of batches) {
      for (const row of rows) for (const { name, sum } of sums) sum.add(row[name] ?? null)
      yield rows
    }
  }
  return {
    batches: passing(),
    total: () => Object.fromEntries(sums.map(({ name, sum }) => [name, sum.value])),
  }
}
