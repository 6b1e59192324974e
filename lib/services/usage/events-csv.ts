import { toRepricedCost } from '../../data/prices/reprice-events'
import { copyEvents, REPRICINGS } from '../../data/usage/list-usage-events'
import { withoutTrailingZeros } from '../../data/usage/sum-spend-by'
import { calendarInstant, openDayRange } from '../../domain/calendar'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { firstCost } from '../../domain/pricing/first-cost'
import { csvRow, textCell } from '../export/csv-text'
import type { EventsRequest } from './list-usage-events'

/** How a column of the ledger's file is read (SQL over an event), and written where it is not empty. */
type Column = [
  name: string,
  sql: string,
  write?: (cell: string, cells: readonly string[], zone: string) => string,
]

const text = (name: string, sql: string): Column => [name, sql, textCell]
const number = (name: string): Column => [name, `e.${name}`]
const money = (name: string, sql: string): Column => [name, sql, withoutTrailingZeros]

const COLUMNS: readonly Column[] = [
  text('id', 'e.id'),
  ['timestamp', `e.occurred_at AT TIME ZONE 'UTC'`, (cell, _cells, zone) => instant(cell, zone)],
  text('model', 's.model'),
  text('provider', 's.provider'),
  number('input_tokens'),
  number('output_tokens'),
  number('cache_read_tokens'),
  number('cache_write_5m_tokens'),
  number('cache_write_1h_tokens'),
  number('reasoning_tokens'),
  number('web_search_requests'),
  money('cost_usd', 'coalesce(e.computed_cost_usd, e.reported_cost_usd)'),
  money('computed_cost_usd', 'e.computed_cost_usd'),
  ['first_computed_cost_usd', `coalesce((${REPRICINGS})::text, '[]')`, first],
  money('reported_cost_usd', 'e.reported_cost_usd'),
  text('price_snapshot', 'b.snapshot_id'),
  text('service_tier', 's.service_tier'),
  text('speed', 's.speed'),
  text('inference_geo', 's.inference_geo'),
  text('user', 's.user_label'),
  text('team', 's.team'),
  text('project', 's.project'),
  text('framework', 's.framework'),
  text('task', 's.task'),
  text('run_id', 'o.run_id'),
  text('session_id', 'o.session_id'),
  text('source', 's.source'),
  // In the words of JSON.stringify, as elsewhere.
  ['tags', `nullif(s.tags, '{}')`, (cell) => textCell(JSON.stringify(JSON.parse(cell)))],
  number('latency_ms'),
  ['status', `CASE WHEN e.is_error THEN 'error' ELSE 'ok' END`],
  [
    'quality',
    `CASE e.quality WHEN 'm' THEN 'measured' WHEN 'l' THEN 'lower_bound' WHEN 'e' THEN 'estimate' ELSE 'aggregate' END`,
  ],
  ['is_sidechain', 'e.is_sidechain::text'],
  text(
    'source_ref',
    `CASE WHEN e.source_line IS NULL THEN e.source_ref ELSE concat(o.source_file, ':', e.source_line) END`,
  ),
  ['upload_id', 'e.import_id'],
]
const COMPUTED = COLUMNS.findIndex(([name]) => name === 'computed_cost_usd')

/**
 * The ledger as CSV, newest first: byte for byte what a table of `readEvents` gives, made from PostgreSQL's own text in a
 * quarter of the time.
 */
export async function* eventsCsv(
  caller: Caller,
  request: Omit<EventsRequest, 'limit' | 'cursor'>,
): AsyncGenerator<string> {
  requireAllowed(caller, 'view_spend')
  const timeZone = request.timeZone ?? caller.timeZone
  const { from, to, filters, isUnpriced = false } = request
  const question = { ...openDayRange(from, to, timeZone), timeZone, filters, isUnpriced }
  yield csvRow(COLUMNS.map(([name]) => name))
  const expressions = COLUMNS.map(([, sql]) => sql)
  for await (const lines of copyEvents(caller.organizationId, question, expressions)) {
    let piece = ''
    for (const line of lines) piece += csvLine(line, timeZone)
    if (piece !== '') yield piece
  }
}

function csvLine(line: string, timeZone: string): string {
  const sent = line.split('\t')
  const cells = line.includes('\\') ? sent.map(unescaped) : sent
  let row = ''
  for (let index = 0; index < COLUMNS.length; index++) {
    if (index > 0) row += ','
    const cell = cells[index] ?? ''
    if (cell === '') continue
    const write = COLUMNS[index]?.[2]
    row += write ? write(cell, cells, timeZone) : cell
  }
  return `${row}\r\n`
}

const ESCAPES: Record<string, string> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' }

// What COPY writes in front of what would end a cell or a line.
function unescaped(cell: string): string {
  return cell.replace(/\\([\s\S])/g, (_, escaped: string) => ESCAPES[escaped] ?? escaped)
}

function first(repricings: string, cells: readonly string[]): string {
  const computed = cells[COMPUTED] ? withoutTrailingZeros(cells[COMPUTED]) : null
  if (repricings === '[]') return computed ?? ''
  return firstCost(computed, JSON.parse(repricings).map(toRepricedCost)) ?? ''
}

// The minute that was written last, as the clock in the zone shows it: nearly every event is in the same one as its neighbour.
let last = { minute: '', zone: '', shown: '', offset: '' }

/** "2026-11-25 03:45:00.123", a time of UTC, as `calendarInstant` writes it in the zone. */
function instant(utc: string, zone: string): string {
  const minute = utc.slice(0, 16)
  if (minute !== last.minute || zone !== last.zone) {
    const shown = calendarInstant(Date.parse(`${minute.replace(' ', 'T')}:00Z`), zone)
    last = { minute, zone, shown: shown.slice(0, 17), offset: shown.slice(19) }
  }
  return `${last.shown}${utc.slice(17, 19)}${last.offset}`
}
