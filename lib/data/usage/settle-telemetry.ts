import type { DropRecord } from '../../domain/imports/drop-record'
import { fillLabels } from '../../domain/usage/fill-labels'
import { keepRank } from '../../domain/usage/keep-better'
import type { UsageEvent } from '../../domain/usage/usage-event'
import type { SqlTransaction } from '../database'
import { deleteUsageEventsById } from './delete-usage-events'
import { findDropRecords } from './find-drop-records'
import { findUsageEvents } from './find-usage-events'
import type { OwnedEvent } from './settle-threads'

export interface SettledTelemetry {
  /** What of the batch is to be written: calls under the id that the ledger knows them by. */
  kept: UsageEvent[]
  /** Events of the ledger that the batch says more of. */
  restated: OwnedEvent[]
  /** Ids of those that were taken out of the ledger, to be held against the call's own event. */
  takenOut: ReadonlySet<string>
  /** What of the batch something better in the ledger covers. */
  covered: UsageEvent[]
  /** What was in the ledger until the batch covered it. */
  removed: DropRecord[]
  /** Windows of metrics that the batch restates as less. */
  shrunk: DropRecord[]
}

/**
 * Sees to it that a call counts once, whether it is told of by its agent's log, by telemetry or by both, in whatever
 * order. By request id a log's line and a telemetry record are one call. Records without one (metrics, agents that
 * name no request) count only where nothing better tells of their session.
 */
export async function settleTelemetry(
  tx: SqlTransaction,
  events: readonly UsageEvent[],
): Promise<SettledTelemetry> {
  const isLog = events.every(({ via }) => via === 'log')
  await lockTelemetry(tx, isLog ? 'shared' : 'exclusive')
  if (isLog && !(await hasTelemetry(tx)))
    return {
      ...{ kept: [...events], restated: [], takenOut: new Set() },
      covered: [],
      removed: [],
      shrunk: [],
    }
  const { named, restated, takenOut, moved } = await joinByRequest(tx, events)
  const { kept, covered, removed } = await withoutWorse(tx, named, moved)
  const shrunk = await removeShrunk(tx, kept)
  return { kept, restated, takenOut, covered, removed, shrunk }
}

/** Telemetry of an organization is settled one request at a time, and not while a log of it is written. */
export async function lockTelemetry(tx: SqlTransaction, mode: 'shared' | 'exclusive'): Promise<void> {
  const lock = mode === 'shared' ? 'pg_advisory_xact_lock_shared' : 'pg_advisory_xact_lock'
  await tx.rows(`SELECT ${lock}(hashtext('telemetry'), $1)`, [tx.organizationId])
}

async function hasTelemetry(tx: SqlTransaction): Promise<boolean> {
  const rows = await tx.rows(
    'SELECT 1 FROM usage_event WHERE organization_id = current_organization_id() AND via IS NOT NULL LIMIT 1',
  )
  return rows.length > 0
}

interface KnownCall {
  id: string
  request_id: string
  via: 't' | 'm' | null
  import_id: string
  is_sidechain: boolean
  occurred_at: Date
}

/** Gives both records of a call the log's id, and each what only the other says. */
async function joinByRequest(
  tx: SqlTransaction,
  events: readonly UsageEvent[],
): Promise<{ named: UsageEvent[]; restated: OwnedEvent[]; takenOut: Set<string>; moved: Set<string> }> {
  const requestIds = [...new Set(events.flatMap(({ requestId }) => requestId ?? []))]
  const moved = new Set<string>()
  const takenOut = new Set<string>()
  if (requestIds.length === 0) return { named: [...events], restated: [], takenOut, moved }
  // Lines of logs find each other by their own ids.
  const isLog = events.every(({ via }) => via === 'log')
  const known = await tx.rows<KnownCall>(
    `SELECT id, request_id, via, import_id, is_sidechain, occurred_at FROM usage_event
     WHERE organization_id = current_organization_id() AND request_id = ANY($1)
       ${isLog ? 'AND via IS NOT NULL' : ''} ORDER BY id FOR UPDATE`,
    [requestIds],
  )
  const calls = loggedCalls([
    ...events.flatMap(({ id, requestId, via, isSidechain, occurredAtMs }) =>
      requestId !== null && via === 'log' ? [{ id, requestId, isSidechain, occurredAtMs }] : [],
    ),
    ...known.flatMap(({ id, request_id, via, is_sidechain, occurred_at }) =>
      via === null
        ? [{ id, requestId: request_id, isSidechain: is_sidechain, occurredAtMs: occurred_at.getTime() }]
        : [],
    ),
  ])
  // A record that was kept in place of its log's line has its name already.
  for (const { id, request_id, is_sidechain } of known) {
    if (!calls.has(request_id)) calls.set(request_id, { id, isSidechain: is_sidechain })
  }
  const named = events.map((event) => {
    const call =
      event.via === 'telemetry' && event.requestId !== null ? calls.get(event.requestId) : undefined
    return call === undefined ? event : { ...event, ...call }
  })
  const stored = new Map<string, OwnedEvent>()
  const restated = new Map<string, OwnedEvent>()
  const records = await findUsageEvents(
    tx,
    known.map(({ id }) => id),
  )
  for (const { id, request_id, via, import_id } of known) {
    const event = records.get(id)
    if (event === undefined) continue
    const call = via === null ? { id } : (calls.get(request_id) ?? { id })
    const owned = { event: { ...event, ...call }, importId: import_id }
    if (call.id !== id && !(await rename(tx, id, owned.event))) {
      restated.set(call.id, owned)
      takenOut.add(call.id)
    }
    stored.set(call.id, owned)
    moved.add(call.id)
  }
  const filled = named.map((event) => {
    const other = stored.get(event.id)
    if (other === undefined || other.event.via === event.via) return event
    const restatement = fillLabels(restated.get(event.id)?.event ?? other.event, event)
    if (restatement !== other.event) restated.set(event.id, { ...other, event: restatement })
    return fillLabels(event, other.event)
  })
  return { named: filled, restated: [...restated.values()], takenOut, moved }
}

interface LoggedCall {
  id: string
  requestId: string
  isSidechain: boolean
  occurredAtMs: number
}

/** The event of each request, and whether it is a sidechain's, which telemetry does not tell. A sidechain's copies of its parent's messages bear its own request too, and come before its reply. */
function loggedCalls(calls: readonly LoggedCall[]): Map<string, Pick<LoggedCall, 'id' | 'isSidechain'>> {
  const best = new Map<string, LoggedCall>()
  for (const call of calls) {
    const other = best.get(call.requestId)
    const isBetter =
      other === undefined ||
      (call.isSidechain === other.isSidechain ? call.occurredAtMs > other.occurredAtMs : other.isSidechain)
    if (isBetter) best.set(call.requestId, call)
  }
  return new Map([...best].map(([requestId, { id, isSidechain }]) => [requestId, { id, isSidechain }]))
}

/** False where the log's event is in the ledger already: then the record is taken out, to be held against it. */
async function rename(tx: SqlTransaction, from: string, to: UsageEvent): Promise<boolean> {
  const taken = await tx.rows(
    'SELECT 1 FROM usage_event WHERE organization_id = current_organization_id() AND id = $1',
    [to.id],
  )
  if (taken.length > 0) {
    await deleteUsageEventsById(tx, [from])
    return false
  }
  await tx.rows(
    'UPDATE usage_event SET id = $2, is_sidechain = $3 WHERE organization_id = current_organization_id() AND id = $1',
    [from, to.id, to.isSidechain],
  )
  await tx.rows(
    'UPDATE repriced_event SET event_id = $2 WHERE organization_id = current_organization_id() AND event_id = $1',
    [from, to.id],
  )
  return true
}

// A result of `claude -p` sums up its session's calls, so what telemetry says of each of them is in it.
const isSum = (event: UsageEvent): boolean => event.id.startsWith('claude-result:')

/** Leaves out what something better in the ledger covers, and takes out of the ledger what the batch covers. */
async function withoutWorse(
  tx: SqlTransaction,
  events: readonly UsageEvent[],
  moved: ReadonlySet<string>,
): Promise<Pick<SettledTelemetry, 'kept' | 'covered' | 'removed'>> {
  const sessionsWhere = (holds: (event: UsageEvent) => boolean) => [
    ...new Set(
      events
        .filter(holds)
        .flatMap(({ sessionId, thread }) => [sessionId, thread?.id].filter((id) => id != null)),
    ),
  ]
  const coveredNow: [holds: (event: UsageEvent) => boolean, condition: string][] = [
    [({ via }) => via === 'log', 'e.request_id IS NULL'],
    [isSum, `e.id LIKE 'claude-request:%'`],
    [({ via }) => via === 'telemetry', `e.via = 'm'`],
  ]
  const removed: DropRecord[] = []
  for (const [holds, condition] of coveredNow)
    removed.push(...(await removeTelemetry(tx, sessionsWhere(holds), condition)))
  const known = await findSessionSources(
    tx,
    sessionsWhere(({ via }) => via !== 'log'),
  )
  const isBest = (event: UsageEvent): boolean => {
    const session = event.sessionId === null ? undefined : known.get(event.sessionId)
    if (session === undefined || event.via === 'log') return true
    if (event.via === 'metric') return !session.hasLog && !session.hasTelemetry
    return event.requestId === null ? !session.hasLog : moved.has(event.id) || !session.hasSum
  }
  return {
    kept: events.filter(isBest),
    covered: events.filter((event) => !isBest(event)),
    removed,
  }
}

async function removeTelemetry(
  tx: SqlTransaction,
  sessions: readonly string[],
  condition: string,
): Promise<DropRecord[]> {
  if (sessions.length === 0) return []
  const rows = await tx.rows<{ id: string }>(
    `SELECT e.id FROM event_origin o
     JOIN usage_event e ON e.organization_id = o.organization_id AND e.origin_id = o.id
     WHERE o.organization_id = current_organization_id() AND o.session_id = ANY($1) AND e.via IS NOT NULL
       AND ${condition}`,
    [sessions],
  )
  return takeOut(
    tx,
    rows.map(({ id }) => id),
  )
}

async function takeOut(tx: SqlTransaction, ids: readonly string[]): Promise<DropRecord[]> {
  if (ids.length === 0) return []
  const records = await findDropRecords(tx, ids)
  await deleteUsageEventsById(tx, ids)
  return records
}

export interface SessionSources {
  hasLog: boolean
  hasTelemetry: boolean
  /** A log's sum over the whole session. */
  hasSum: boolean
}

/** Who tells of a session in the ledger so far. */
export async function findSessionSources(
  tx: SqlTransaction,
  sessions: readonly string[],
): Promise<Map<string, SessionSources>> {
  if (sessions.length === 0) return new Map()
  const holds = (condition: string) => `EXISTS (SELECT FROM event_origin o
    JOIN usage_event e ON e.organization_id = o.organization_id AND e.origin_id = o.id
    WHERE o.organization_id = current_organization_id() AND o.session_id = asked.id AND ${condition})`
  const rows = await tx.rows<{ id: string } & SessionSources>(
    `SELECT id, ${holds('e.via IS NULL')} OR EXISTS (SELECT FROM usage_thread t
        WHERE t.organization_id = current_organization_id() AND t.id = asked.id) AS "hasLog",
      ${holds(`e.via = 't'`)} AS "hasTelemetry", ${holds(`e.via IS NULL AND e.id LIKE 'claude-result:%'`)} AS "hasSum"
     FROM unnest($1::text[]) AS asked (id)`,
    [sessions],
  )
  return new Map(rows.map((row) => [row.id, row]))
}

/** A metric's window is restated whole, and may have become less: a late point moves tokens to the window before. */
async function removeShrunk(tx: SqlTransaction, events: readonly UsageEvent[]): Promise<DropRecord[]> {
  const windows = events.filter(({ via }) => via === 'metric')
  if (windows.length === 0) return []
  const stored = await findUsageEvents(
    tx,
    windows.map(({ id }) => id),
  )
  const shrunk = windows.filter((event) => {
    const before = stored.get(event.id)
    return before !== undefined && keepRank(before).totalTokens > keepRank(event).totalTokens
  })
  return takeOut(
    tx,
    shrunk.map(({ id }) => id),
  )
}
