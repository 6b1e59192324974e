import type { DropRecord } from '../../domain/imports/drop-record'
import { keepBetter } from '../../domain/usage/keep-better'
import { type ReplayThread, resolveReplays } from '../../domain/usage/resolve-replays'
import { countWithComponents, sumTokens } from '../../domain/usage/sum-tokens'
import type { ThreadPosition, UsageEvent } from '../../domain/usage/usage-event'
import { wellFormed } from '../../domain/well-formed'
import type { SqlTransaction } from '../database'
import { deleteUsageEventsById } from './delete-usage-events'
import { findDropRecords } from './find-drop-records'
import { findUsageEvents } from './find-usage-events'

/** An event that goes into the ledger, and the import that brought it. */
export interface OwnedEvent {
  event: UsageEvent
  importId: string
}

export interface Settled {
  /** Events of the batch that are replays of another thread's: held back, not in the ledger. */
  heldIds: ReadonlySet<string>
  /** Events held back before that turn out to be the thread's own. */
  released: OwnedEvent[]
  /** Events of the ledger that turn out to be replays: no longer there. */
  taken: DropRecord[]
  /** By a replay's event what it replays; nothing where that is not known. */
  originals: ReadonlyMap<string, DropRecord>
}

interface Position {
  thread_id: string
  index: number
  fingerprint: string
  event_id: string
  occurred_at: Date
  import_id: string
  is_held: boolean
  total_tokens: string
  output_tokens: string
}

/** Records where the batch's events stand in their threads. One writer an organization at a time, till its commit. */
export async function insertThreadEvents(
  tx: SqlTransaction,
  events: readonly UsageEvent[],
  importId: string,
): Promise<string[]> {
  const threads = new Map(
    events.flatMap(({ thread }) => (thread ? [[thread.id, thread.parentId] as const] : [])),
  )
  await lockThreads(tx)
  await tx.rows(
    `INSERT INTO usage_thread (organization_id, id, parent_id)
     SELECT $1, * FROM unnest($2::text[], $3::text[])
     ON CONFLICT (organization_id, id) DO UPDATE SET parent_id = coalesce(usage_thread.parent_id, excluded.parent_id)`,
    [tx.organizationId, [...threads.keys()], [...threads.values()]],
  )
  const places = new Map<string, { event: UsageEvent; thread: ThreadPosition }>()
  for (const event of events) {
    if (!event.thread) continue
    const key = `${event.thread.index} ${event.thread.id}`
    const known = places.get(key)
    if (!known || keepBetter(known.event, event) === event) places.set(key, { event, thread: event.thread })
  }
  const placed = [...places.values()].map((place) => ({ ...place, counts: countWithComponents(place.event) }))
  await tx.rows(
    `INSERT INTO usage_thread_event
       (organization_id, thread_id, index, fingerprint, event_id, occurred_at, total_tokens, output_tokens, import_id)
     SELECT $1, thread_id, index, fingerprint, event_id, occurred_at, total_tokens, output_tokens, $9
     FROM unnest($2::text[], $3::integer[], $4::text[], $5::text[], $6::timestamptz[], $7::bigint[], $8::bigint[])
       AS placed (thread_id, index, fingerprint, event_id, occurred_at, total_tokens, output_tokens)
     ON CONFLICT (organization_id, thread_id, index) DO UPDATE SET fingerprint = excluded.fingerprint,
       event_id = excluded.event_id, occurred_at = excluded.occurred_at, total_tokens = excluded.total_tokens,
       output_tokens = excluded.output_tokens
     WHERE (excluded.total_tokens, excluded.output_tokens, usage_thread_event.occurred_at, excluded.fingerprint)
         > (usage_thread_event.total_tokens, usage_thread_event.output_tokens, excluded.occurred_at, usage_thread_event.fingerprint)`,
    [
      tx.organizationId,
      placed.map(({ thread }) => thread.id),
      placed.map(({ thread }) => thread.index),
      placed.map(({ thread }) => thread.fingerprint),
      placed.map(({ event }) => event.id),
      placed.map(({ event }) => new Date(event.occurredAtMs)),
      placed.map(({ counts }) => sumTokens(counts)),
      placed.map(({ counts }) => counts.outputTokens),
      importId,
    ],
  )
  return [...threads.keys()]
}

/** Waits until no other transaction of the organization decides on threads. */
export async function lockThreads(tx: SqlTransaction): Promise<void> {
  await tx.rows(`SELECT pg_advisory_xact_lock(hashtext('usage_thread'), $1)`, [tx.organizationId])
}

/**
 * Decides anew, for the families of the given threads, which positions are replays. What has become one leaves the
 * ledger and is kept aside; what is none any more is handed back to be written. The order of arrival makes no difference.
 */
export async function settleThreads(
  tx: SqlTransaction,
  threadIds: readonly string[],
  batch: ReadonlyMap<string, UsageEvent>,
): Promise<Settled> {
  const family = await tx.rows<{ id: string; parent_id: string | null }>(FAMILY, [threadIds])
  const isAlone = family.every(({ parent_id }) => parent_id === null) && family.length <= threadIds.length
  if (isAlone && !(await holdsBack(tx, threadIds))) return NOTHING_HELD
  const positions = await tx.rows<Position>(
    `SELECT thread_id, index, fingerprint, event_id, occurred_at, import_id, withheld IS NOT NULL AS is_held,
       total_tokens, output_tokens
     FROM usage_thread_event WHERE organization_id = current_organization_id() AND thread_id = ANY($1)
     ORDER BY thread_id, index`,
    [family.map(({ id }) => id)],
  )
  const firstOwn = resolveReplays(toReplayThreads(family, positions))
  const isCopy = (position: Position): boolean => position.index < (firstOwn.get(position.thread_id) ?? 0)
  // An event may stand in several threads under one id: it is counted once, not held back for being a copy too.
  const ownIds = new Set(positions.filter((position) => !isCopy(position)).map(({ event_id }) => event_id))
  const isReplay = (position: Position): boolean => isCopy(position) && !ownIds.has(position.event_id)
  const toHold = positions.filter((position) => isReplay(position) && !position.is_held)
  const toRelease = positions.filter((position) => !isReplay(position) && position.is_held)
  const replays = positions.filter(isReplay)
  return {
    heldIds: new Set(replays.map(({ event_id }) => event_id)),
    originals: originalsOf(
      replays,
      positions.filter((position) => !isReplay(position)),
    ),
    taken: await hold(tx, toHold, batch),
    released: await release(tx, toRelease),
  }
}

const NOTHING_HELD: Settled = { heldIds: new Set(), originals: new Map(), taken: [], released: [] }

function originalsOf(replays: readonly Position[], own: readonly Position[]): Map<string, DropRecord> {
  const key = ({ index, fingerprint }: Position) => `${index} ${fingerprint}`
  const byKey = replays.length === 0 ? new Map() : new Map(own.map((position) => [key(position), position]))
  return new Map(
    replays.flatMap((replay) => {
      const original: Position | undefined = byKey.get(key(replay))
      return original === undefined ? [] : [[replay.event_id, toRecord(original)] as const]
    }),
  )
}

function toRecord(position: Position): DropRecord {
  return {
    ...{ id: position.event_id, importId: position.import_id, sessionId: position.thread_id },
    ...{ model: null, source: null, sourceRef: null, via: 'log', isSidechain: false },
    occurredAtMs: position.occurred_at.getTime(),
    totalTokens: Number(position.total_tokens),
    outputTokens: Number(position.output_tokens),
  }
}

// The graph of parent links, walked both ways; an absent parent still joins its children.
const FAMILY = `WITH RECURSIVE kin (id) AS (
    SELECT unnest($1::text[])
    UNION
    SELECT next.id FROM kin CROSS JOIN LATERAL (
      SELECT parent_id AS id FROM usage_thread
        WHERE organization_id = current_organization_id() AND id = kin.id AND parent_id IS NOT NULL
      UNION ALL
      SELECT id FROM usage_thread WHERE organization_id = current_organization_id() AND parent_id = kin.id
    ) next
  )
  SELECT t.id, t.parent_id FROM kin JOIN usage_thread t ON t.organization_id = current_organization_id() AND t.id = kin.id`

async function holdsBack(tx: SqlTransaction, threadIds: readonly string[]): Promise<boolean> {
  const rows = await tx.rows(
    `SELECT 1 FROM usage_thread_event WHERE organization_id = current_organization_id() AND thread_id = ANY($1)
     AND withheld IS NOT NULL LIMIT 1`,
    [threadIds],
  )
  return rows.length > 0
}

function toReplayThreads(
  family: readonly { id: string; parent_id: string | null }[],
  positions: readonly Position[],
): ReplayThread[] {
  const threads = new Map<string, { fingerprints: string[]; firstAtMs: number }>()
  for (const { thread_id, index, fingerprint, occurred_at } of positions) {
    let thread = threads.get(thread_id)
    if (!thread) {
      thread = { fingerprints: [], firstAtMs: occurred_at.getTime() }
      threads.set(thread_id, thread)
    }
    // A gap ends every common prefix: what lies after one is the thread's own.
    if (thread.fingerprints.length === index) thread.fingerprints.push(fingerprint)
    thread.firstAtMs = Math.min(thread.firstAtMs, occurred_at.getTime())
  }
  return family.flatMap(({ id, parent_id }) => {
    const thread = threads.get(id)
    return thread ? [{ id, parentId: parent_id, ...thread }] : []
  })
}

async function hold(
  tx: SqlTransaction,
  positions: readonly Position[],
  batch: ReadonlyMap<string, UsageEvent>,
): Promise<DropRecord[]> {
  if (positions.length === 0) return []
  const inLedger = await findUsageEvents(
    tx,
    positions.map(({ event_id }) => event_id),
  )
  const events = positions.map(({ event_id }) => batch.get(event_id) ?? inLedger.get(event_id))
  await tx.rows(
    `UPDATE usage_thread_event t SET withheld = held.event
     FROM unnest($1::text[], $2::integer[], $3::jsonb[]) AS held (thread_id, index, event)
     WHERE t.organization_id = current_organization_id() AND t.thread_id = held.thread_id AND t.index = held.index`,
    [
      positions.map(({ thread_id }) => thread_id),
      positions.map(({ index }) => index),
      events.map((event, at) => withheldJson(withThread(event, positions[at]))),
    ],
  )
  const taken = await findDropRecords(tx, [...inLedger.keys()])
  await deleteUsageEventsById(tx, [...inLedger.keys()])
  return taken
}

function withheldJson(event: UsageEvent | undefined): string {
  return JSON.stringify(event ?? null, (_, value: unknown) =>
    typeof value === 'string' ? wellFormed(value) : value,
  )
}

// The ledger does not keep an event's place in its thread: it is here.
function withThread(event: UsageEvent | undefined, position: Position | undefined): UsageEvent | undefined {
  if (!event || !position || event.thread) return event
  const { thread_id: id, index, fingerprint } = position
  return { ...event, thread: { id, parentId: null, index, fingerprint } }
}

async function release(tx: SqlTransaction, positions: readonly Position[]): Promise<OwnedEvent[]> {
  if (positions.length === 0) return []
  const rows = await tx.rows<{ event: UsageEvent | null; import_id: string }>(
    `WITH own AS (
       SELECT t.* FROM usage_thread_event t
       JOIN unnest($1::text[], $2::integer[]) AS p (thread_id, index) ON p.thread_id = t.thread_id AND p.index = t.index
       WHERE t.organization_id = current_organization_id()
     ), freed AS (
       UPDATE usage_thread_event t SET withheld = NULL FROM own
       WHERE t.organization_id = current_organization_id() AND t.thread_id = own.thread_id AND t.index = own.index
     ) SELECT withheld AS event, import_id FROM own`,
    [positions.map(({ thread_id }) => thread_id), positions.map(({ index }) => index)],
  )
  return rows.flatMap(({ event, import_id }) =>
    event ? [{ event: { ...NOT_YET_KEPT, ...event }, importId: import_id }] : [],
  )
}

// What events that were held back by an earlier version lack.
const NOT_YET_KEPT = { requestId: null, via: 'log' } as const
