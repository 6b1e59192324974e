import { calendarInstant } from '../domain/calendar'
import type { Caller } from '../domain/members/caller'
import { aboutFile } from '../services/export/about-file'
import { addUp } from '../services/export/add-up'
import { exportFileName, type TableFormat, tableFile } from '../services/export/export-file'
import type { TableRow } from '../services/export/table-file'
import { eventsCsv } from '../services/usage/events-csv'
import { type EventLine, readEvents } from '../services/usage/read-events'
import { eventFields } from './event-fields'
import type { SpendQuery } from './spend-query'
import { fileResponse } from './table-response'

export const EVENT_COLUMNS = [
  'id',
  'timestamp',
  'model',
  'provider',
  'input_tokens',
  'output_tokens',
  'cache_read_tokens',
  'cache_write_5m_tokens',
  'cache_write_1h_tokens',
  'reasoning_tokens',
  'web_search_requests',
  'cost_usd',
  'computed_cost_usd',
  'first_computed_cost_usd',
  'reported_cost_usd',
  'price_snapshot',
  'service_tier',
  'speed',
  'inference_geo',
  'user',
  'team',
  'project',
  'framework',
  'task',
  'run_id',
  'session_id',
  'source',
  'tags',
  'latency_ms',
  'status',
  'quality',
  'is_sidechain',
  'source_ref',
  'upload_id',
] as const

// No unknown cost is nothing: sums are of the costs that are known.
const SUMS = EVENT_COLUMNS.filter((name) => /_usd$|_tokens$|_requests$/.test(name))

type Asked = SpendQuery & { isUnpriced: boolean }

/** The ledger as a file: every event that passes, newest first, its time in the zone with the offset. */
export async function eventsFile(
  format: TableFormat,
  caller: Caller,
  query: URLSearchParams,
  asked: Asked,
): Promise<Response> {
  const timeZone = asked.timeZone ?? caller.timeZone
  const about = await aboutFile('Events', caller, query, timeZone)
  const rows = addUp(eventRows(caller, asked), SUMS)
  const table = { title: 'Events', columns: EVENT_COLUMNS, ...rows, timeZone, about }
  const file = tableFile(format, exportFileName('outlay-events', asked, timeZone), table)
  return fileResponse(format === 'csv' ? { ...file, pieces: eventsCsv(caller, asked) } : file)
}

/** The rows of the file, a batch at a time. */
export async function* eventRows(caller: Caller, asked: Asked): AsyncGenerator<TableRow[]> {
  const timeZone = asked.timeZone ?? caller.timeZone
  for await (const lines of readEvents(caller, asked)) yield lines.map((line) => toRow(line, timeZone))
}

function toRow(
  event: EventLine,
  timeZone: string,
): TableRow & Record<(typeof EVENT_COLUMNS)[number], unknown> {
  // Spreading an object of so many fields costs more than all else that is done to it.
  return Object.assign(eventFields(event), {
    timestamp: calendarInstant(event.occurredAtMs, timeZone),
    price_snapshot: event.snapshotId,
    tags: Object.keys(event.tags).length === 0 ? null : JSON.stringify(event.tags),
    is_sidechain: String(event.isSidechain),
  })
}
