import type { Caller } from '../../domain/members/caller'
import { measuresJson, rowJson } from '../../domain/usage/to-wire-spend'
import type { SpendRequest } from '../usage/get-spend'
import { readSpend } from '../usage/read-spend'
import type { TableFile, TableRow } from './table-file'

/** Spend as a table with the columns of `GET /api/v1/spend`, read as it is written, its exact total known at the end. */
export function spendTable(
  caller: Caller,
  request: SpendRequest,
  about: TableFile['about'],
): TableFile & { batches: AsyncGenerator<TableRow[]>; total: () => TableRow } {
  const { groupBy } = request
  const { batches, total } = readSpend(caller, request)
  async function* rows() {
    for await (const some of batches) yield some.map((row) => rowJson(groupBy, row))
  }
  return {
    title: 'Spend',
    columns: Object.keys(rowJson(groupBy, { values: [], ...total() })),
    batches: rows(),
    total: () => measuresJson(total()),
    timeZone: request.timeZone ?? caller.timeZone,
    about,
  }
}
