import type { Caller } from '../domain/members/caller'
import { jsonStream } from '../services/export/json-stream'
import type { TableFile } from '../services/export/table-file'
import { readSpend, type SpendReading } from '../services/usage/read-spend'
import { aboutFile } from './about-file'
import { measuresJson, rowJson } from './spend-json'
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
  const reading = readSpend(caller, asked)
  const { timeZone } = reading
  const name = spendFileName('outlay-spend', asked, timeZone)
  if (format === 'json') return jsonFile(reading, asked, name)
  const file: TableFile = {
    title: 'Spend',
    columns: Object.keys(rowJson(asked.groupBy, { values: [], ...reading.total() })),
    batches: rowsOf(reading, asked),
    total: () => measuresJson(reading.total()),
    about: aboutFile('Spend', caller, query, timeZone),
  }
  return tableFileResponse(format, name, file)
}

/** `outlay-spend_2026-11-01_2026-11-30_Europe-Berlin` */
export function spendFileName(
  what: string,
  { from, to }: Pick<SpendQuery, 'from' | 'to'>,
  timeZone: string,
): string {
  return [what, from ?? 'start', to ?? 'now', timeZone.replaceAll('/', '-')].join('_')
}

async function* rowsOf({ batches }: SpendReading, { groupBy }: SpendQuery) {
  for await (const rows of batches) yield rows.map((row) => rowJson(groupBy, row))
}

// The answer of `GET /api/v1/spend`, key by key.
function jsonFile(reading: SpendReading, asked: SpendQuery, name: string): Promise<Response> {
  const { from, to, groupBy } = asked
  const before = { currency: 'USD', from, to, tz: reading.timeZone, group_by: groupBy }
  const pieces = jsonStream(before, rowsOf(reading, asked), () => ({ total: measuresJson(reading.total()) }))
  return streamResponse(pieces, {
    'content-type': 'application/json',
    'content-disposition': `attachment; filename="${name}.json"`,
  })
}
