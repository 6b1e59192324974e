import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { from as copyFrom } from 'pg-copy-streams'
import { RULE_LABELS } from '../../domain/attribution/attribution-rule'
import type { DropRecord } from '../../domain/imports/drop-record'
import { sentLabel } from '../attribution/series-labels'
import type { SqlTransaction } from '../database'
import { findDropRecords } from './find-drop-records'
import type { UsageEventRow, WriteCounts } from './usage-row'

const COLUMNS = [
  'occurred_at',
  'series_id',
  'origin_id',
  'price_basis_id',
  'input_tokens',
  'output_tokens',
  'cache_read_tokens',
  'cache_write_5m_tokens',
  'cache_write_1h_tokens',
  'reasoning_tokens',
  'web_search_requests',
  'organization_id',
  'source_line',
  'latency_ms',
  'is_sidechain',
  'is_error',
  'quality',
  'import_id',
  'id',
  'computed_cost_usd',
  'reported_cost_usd',
  'components',
  'source_ref',
  'request_id',
  'via',
] as const

const LIST = COLUMNS.join(', ')
// Who was accepted first stays the event's import: undoing a later one must not take it away.
const REPLACED = COLUMNS.filter((name) => !['organization_id', 'id', 'import_id'].includes(name))

const SUMS = [
  'input_tokens',
  'output_tokens',
  'cache_read_tokens',
  'cache_write_5m_tokens',
  'cache_write_1h_tokens',
  'reasoning_tokens',
  'web_search_requests',
] as const

/** The quarter hour that an event is rolled up into; every local day and hour of every zone is made of whole ones. */
export const QUARTER = `date_bin('15 minutes', occurred_at, timestamptz '2000-01-01 00:00Z')`

/** The measures of a set of events, as the roll-up holds them; `sign` takes events away. */
export function rollupMeasures(sign: '' | '-'): string {
  return [
    `${sign}count(*)`,
    `${sign}count(*) FILTER (WHERE computed_cost_usd IS NULL AND reported_cost_usd IS NULL)`,
    `${sign}count(reported_cost_usd)`,
    `${sign}count(*) FILTER (WHERE quality = 'l')`,
    ...SUMS.map((name) => `${sign}sum(${name})::bigint`),
    `${sign}coalesce(sum(coalesce(computed_cost_usd, reported_cost_usd)), 0)`,
    `${sign}coalesce(sum(reported_cost_usd), 0)`,
  ].join(', ')
}

export const ROLLUP_MEASURES = [
  'events',
  'unpriced_events',
  'reported_events',
  'lower_bound_events',
  ...SUMS,
  'cost_usd',
  'reported_cost_usd',
] as const

/** Adds a relation of (quarter, series_id, measures…) to the roll-ups, in an order that two writers share. */
export function addToRollups(relation: string): string {
  return `INSERT INTO usage_rollup (organization_id, quarter, series_id, ${ROLLUP_MEASURES.join(', ')})
    SELECT current_organization_id(), quarter, series_id, ${ROLLUP_MEASURES.map((m) => `sum(${m})`).join(', ')}
    FROM ${relation} GROUP BY quarter, series_id ORDER BY quarter, series_id
    ON CONFLICT (organization_id, quarter, series_id) DO UPDATE SET
    ${ROLLUP_MEASURES.map((m) => `${m} = usage_rollup.${m} + excluded.${m}`).join(', ')}`
}

const DELTA = `(quarter, series_id, ${ROLLUP_MEASURES.join(', ')})`

function total(of: string): string {
  return `(${of}.input_tokens + ${of}.output_tokens + ${of}.cache_read_tokens + ${of}.cache_write_5m_tokens + ${of}.cache_write_1h_tokens)`
}

// CONTRACT: not a sidechain's, then most tokens, then most output; then a log before telemetry; then the earliest. Then
// the one that names its run: a log that was sent as a run's stays its when it is sent again with everything else. Then
// the higher reported cost, which is what a later report of the same bucket has; then the one with more labels. Then any
// stable order, but for the file: the same line from a copy of the file is the same line.
function rank(of: string): string {
  return `(NOT ${of}.is_sidechain, ${total(of)}, ${of}.output_tokens,
    position(coalesce(${of}.via, 'l') IN 'mtl'), -extract(epoch FROM ${of}.occurred_at), ${namesRun(of)},
    coalesce(${of}.reported_cost_usd, 0), ${labels(of)}, ${of}.series_id, ${session(of)}, coalesce(${of}.source_line, 0))`
}

function namesRun(of: string): string {
  return `EXISTS (SELECT FROM event_origin o WHERE o.organization_id = current_organization_id() AND o.id = ${of}.origin_id
      AND o.run_id IS NOT NULL)`
}

function session(of: string): string {
  return `(SELECT coalesce(o.session_id, '') || E'\\n' || coalesce(o.run_id, '') FROM event_origin o
      WHERE o.organization_id = ${of}.organization_id AND o.id = ${of}.origin_id) COLLATE "C"`
}

function labels(of: string): string {
  // As they were sent: which record is the better one is no matter of rules.
  return `(SELECT num_nonnulls(user_label, nullif(tags, '{}'), ${RULE_LABELS.map(sentLabel).join(', ')}) FROM series
      WHERE series.organization_id = ${of}.organization_id AND series.id = ${of}.series_id)`
}

const INSERT_NEW = `WITH inserted AS (
    INSERT INTO usage_event (${LIST}) SELECT ${LIST} FROM staged_usage_event ORDER BY id
    ON CONFLICT (organization_id, id) DO NOTHING RETURNING *
  ), delta ${DELTA} AS (
    SELECT ${QUARTER}, series_id, ${rollupMeasures('')} FROM inserted GROUP BY 1, 2
  ), rolled AS (${addToRollups('delta')})
  SELECT (SELECT count(*)::integer FROM inserted) AS count, ARRAY(SELECT s.id FROM staged_usage_event s
    WHERE NOT EXISTS (SELECT FROM inserted WHERE inserted.id = s.id)) AS known`

// The rows are locked in one statement and changed in the next: the roll-up's difference needs what is there now.
const LOCK_WORSE = `INSERT INTO worse_usage_event (${LIST})
  SELECT ${COLUMNS.map((name) => `e.${name}`).join(', ')} FROM usage_event e
  JOIN staged_usage_event s ON s.organization_id = e.organization_id AND s.id = e.id
  WHERE e.organization_id = current_organization_id() AND ${rank('s')} > ${rank('e')} ORDER BY e.id FOR UPDATE OF e RETURNING id`

const REPLACE_WORSE = `WITH changed AS (
    UPDATE usage_event e SET ${REPLACED.map((name) => `${name} = s.${name}`).join(', ')}
    FROM staged_usage_event s JOIN worse_usage_event w ON w.organization_id = s.organization_id AND w.id = s.id
    WHERE e.organization_id = current_organization_id() AND s.organization_id = e.organization_id AND e.id = s.id
    RETURNING e.*
  ), delta ${DELTA} AS (
    SELECT ${QUARTER}, series_id, ${rollupMeasures('')} FROM changed GROUP BY 1, 2
    UNION ALL
    SELECT ${QUARTER}, series_id, ${rollupMeasures('-')} FROM worse_usage_event GROUP BY 1, 2
  ), rolled AS (${addToRollups('delta')})
  SELECT count(*)::integer AS count FROM changed`

const DROP_EMPTY = `DELETE FROM usage_rollup r USING (SELECT DISTINCT ${QUARTER} AS quarter, series_id FROM worse_usage_event) w
  WHERE r.organization_id = current_organization_id() AND r.quarter = w.quarter AND r.series_id = w.series_id AND r.events = 0`

// What a repricing remembers of a line belongs to that line: the better one begins anew, even at the same cost.
const FORGET_WORSE = `DELETE FROM repriced_event WHERE organization_id = current_organization_id()
  AND event_id = ANY(ARRAY(SELECT id FROM worse_usage_event))`

const COUNT_PRESENT = `SELECT count(*)::integer AS count FROM staged_usage_event s
  JOIN usage_event e ON e.organization_id = s.organization_id AND e.id = s.id
  WHERE e.organization_id = current_organization_id()`

/** An event that was in the ledger when another record of its call came, and whether that one has replaced it. */
export interface KnownEvent {
  stored: DropRecord
  isReplaced: boolean
}

export interface WrittenEvents extends WriteCounts {
  /** Of the rows those whose call was known, by its id. */
  known: Map<string, KnownEvent>
}

/**
 * Writes events and the exact difference to their roll-ups. Of two lines of one call the better is kept.
 * Ids must be distinct within `rows`. Durable when the transaction commits.
 */
export async function upsertUsageEvents(
  tx: SqlTransaction,
  rows: readonly UsageEventRow[],
): Promise<WrittenEvents> {
  const known = new Map<string, KnownEvent>()
  if (rows.length === 0) return { accepted: 0, updated: 0, duplicates: 0, known }
  await stageUsageEvents(tx, rows)
  let accepted = 0
  let pending: Set<string> | null = null
  for (let round = 1; ; round++) {
    const [inserted] = await tx.rows<{ count: number; known: string[] }>(INSERT_NEW)
    accepted += inserted?.count ?? 0
    if (accepted === rows.length) return { accepted, updated: 0, duplicates: 0, known: new Map() }
    // What an earlier round inserted is in conflict with itself.
    pending = new Set(inserted?.known.filter((id) => pending?.has(id) ?? true))
    // What an earlier round replaced must not be taken out of the roll-ups again.
    if (round > 1) await tx.client.query('DELETE FROM worse_usage_event')
    const worse = new Set((await tx.rows<{ id: string }>(LOCK_WORSE)).map(({ id }) => id))
    for (const id of known.keys()) if (!pending.has(id)) known.delete(id)
    for (const stored of await findDropRecords(tx, [...pending])) {
      if (!known.get(stored.id)?.isReplaced)
        known.set(stored.id, { stored, isReplaced: worse.has(stored.id) })
    }
    if (worse.size > 0) {
      await tx.rows(REPLACE_WORSE)
      await tx.rows(DROP_EMPTY)
      await tx.rows(FORGET_WORSE)
    }
    // A row that conflicted and was then deleted by another transaction is inserted in the next round.
    if ((await countOf(tx, COUNT_PRESENT)) === rows.length) {
      const updated = [...known.values()].filter(({ isReplaced }) => isReplaced).length
      return { accepted, updated, duplicates: rows.length - accepted - updated, known }
    }
  }
}

async function countOf(tx: SqlTransaction, text: string): Promise<number> {
  const [row] = await tx.rows<{ count: number }>(text)
  return row?.count ?? 0
}

/** Copies rows into `staged_usage_event`, which lives as long as the transaction. */
export async function stageUsageEvents(tx: SqlTransaction, rows: readonly UsageEventRow[]): Promise<void> {
  // Temporary tables live as long as the connection and are emptied at each commit. COPY does not go through
  // policies, so events are copied here and go on by one INSERT under them.
  await tx.client.query(
    `CREATE TEMPORARY TABLE IF NOT EXISTS staged_usage_event (LIKE usage_event) ON COMMIT DELETE ROWS`,
  )
  await tx.client.query(
    `CREATE TEMPORARY TABLE IF NOT EXISTS worse_usage_event (LIKE usage_event) ON COMMIT DELETE ROWS`,
  )
  // Rows of an earlier write in this transaction; mostly there are none, and TRUNCATE would make new files each time.
  await tx.client.query('DELETE FROM staged_usage_event')
  await tx.client.query('DELETE FROM worse_usage_event')
  const copy = tx.client.query(copyFrom(`COPY staged_usage_event (${LIST}) FROM STDIN`))
  await pipeline(Readable.from(copyLines(tx.organizationId, rows)), copy)
}

// Text is sent in pieces of some hundred kilobytes: one string a row is slow, one a batch is large.
function* copyLines(organizationId: number, rows: readonly UsageEventRow[]): Generator<Buffer> {
  let text = ''
  for (const row of rows) {
    text += copyLine(organizationId, row)
    if (text.length > 250_000) {
      yield Buffer.from(text)
      text = ''
    }
  }
  if (text) yield Buffer.from(text)
}

function copyLine(organizationId: number, row: UsageEventRow): string {
  return `${new Date(row.occurredAtMs).toISOString()}\t${row.seriesId}\t${row.originId}\t${row.priceBasisId ?? '\\N'}\t${
    row.inputTokens
  }\t${row.outputTokens}\t${row.cacheReadTokens}\t${row.cacheWrite5mTokens}\t${row.cacheWrite1hTokens}\t${
    row.reasoningTokens
  }\t${row.webSearchRequests}\t${organizationId}\t${row.sourceLine ?? '\\N'}\t${row.latencyMs ?? '\\N'}\t${
    row.isSidechain ? 't' : 'f'
  }\t${row.isError ? 't' : 'f'}\t${row.quality}\t${row.importId}\t${escapeCopy(row.id)}\t${
    row.computedCostUsd ?? '\\N'
  }\t${row.reportedCostUsd ?? '\\N'}\t${row.components === null ? '\\N' : escapeCopy(row.components)}\t${
    row.sourceRef === null ? '\\N' : escapeCopy(row.sourceRef)
  }\t${row.requestId === null ? '\\N' : escapeCopy(row.requestId)}\t${row.via ?? '\\N'}\n`
}

const SPECIAL = /[\\\t\n\r]/g
const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

function escapeCopy(text: string): string {
  return text.replace(SPECIAL, (character) => ESCAPES[character] ?? character)
}
