import { calendarInstant } from '../domain/calendar'
import type { Caller } from '../domain/members/caller'
import { aboutFile } from '../services/export/about-file'
import { addUp } from '../services/export/add-up'
import { exportFileName, type TableFormat, tableFile } from '../services/export/export-file'
import type { TableRow } from '../services/export/table-file'
import { type EventLine, readEvents } from '../services/usage/read-events'
import { eventFields } from './event-fields'
import type { SpendQuery } from './spend-query'
import { fileResponse } from './table-response'

const COLUMNS = [
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
const SUMS = COLUMNS.filter((name) => /_usd$|_tokens$|_requests$/.test(name))

/** The ledger as a file: every event that passes, newest first, its time in the zone with the offset. */
export async function eventsFile(
  format: TableFormat,
  caller: Caller,
  query: URLSearchParams,
  asked: SpendQuery & { isUnpriced: boolean },
): Promise<Response> {
  const timeZone = asked.timeZone ?? caller.timeZone
  async function* batches() {
    for await (const lines of readEvents(caller, asked)) yield lines.map((line) => toRow(line, timeZone))
  }
  const about = await aboutFile('Events', caller, query, timeZone)
  // CSV has no totals.
  const rows = format === 'csv' ? { batches: batches() } : addUp(batches(), SUMS)
  const table = { title: 'Events', columns: COLUMNS, ...rows, timeZone, about }
  return fileResponse(tableFile(format, exportFileName('outlay-events', asked, timeZone), table))
}

function toRow(event: EventLine, timeZone: string): TableRow & Record<(typeof COLUMNS)[number], unknown> {
  // Spreading an object of so many fields costs more than all else that is done to it.
  return Object.assign(eventFields(event), {
    timestamp: calendarInstant(event.occurredAtMs, timeZone),
    price_snapshot: event.snapshotId,
    tags: Object.keys(event.tags).length === 0 ? null : JSON.stringify(event.tags),
    is_sidechain: String(event.isSidechain),
  })
}
