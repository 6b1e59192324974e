import type { Caller } from '../domain/members/caller'
import { jsonStream } from '../services/export/json-stream'
import { spendTable } from '../services/export/spend-table'
import { aboutFile } from './about-file'
import type { SpendQuery } from './spend-query'
import { streamResponse } from './stream-response'
import { tableFileResponse } from './table-response'

/** Spend as a file with the columns of `GET /api/v1/spend`, read and sent a batch at a time, however many rows. */
export function spendFile(
  format: 'csv' | 'json' | 'xlsx',
  caller: Caller,
  query: URLSearchParams,
  asked: SpendQuery,
): Promise<Response> {
  const timeZone = asked.timeZone ?? caller.timeZone
  const name = spendFileName('outlay-spend', asked, timeZone)
  const table = spendTable(caller, asked, aboutFile('Spend', caller, query, timeZone))
  if (format !== 'json') return tableFileResponse(format, name, table)
  // The answer of `GET /api/v1/spend`, key by key.
  const { from, to, groupBy } = asked
  const before = { currency: 'USD', from, to, tz: timeZone, group_by: groupBy }
  return streamResponse(
    jsonStream(before, table.batches, () => ({ total: table.total() })),
    {
      'content-type': 'application/json',
      'content-disposition': `attachment; filename="${name}.json"`,
    },
  )
}

/** `outlay-spend_2026-11-01_2026-11-30_Europe-Berlin` */
export function spendFileName(
  what: string,
  { from, to }: Pick<SpendQuery, 'from' | 'to'>,
  timeZone: string,
): string {
  return [what, from ?? 'start', to ?? 'now', timeZone.replaceAll('/', '-')].join('_')
}
