import { createHash } from 'node:crypto'
import type { PriceBasis } from '../../domain/pricing/priced-usage'
import type { UsageEvent } from '../../domain/usage/usage-event'
import { wellFormed } from '../../domain/well-formed'
import { showSeries } from '../attribution/series-labels'
import type { SqlTransaction } from '../database'

type Value = string | null

// Ids that are known to be committed, by organization: a process asks the database once for each.
const committed = new Map<string, true>()
const MOST_REMEMBERED = 200_000

/** What usage is told apart by: the same labels are one series. */
export type SeriesLabels = Pick<
  UsageEvent,
  | 'model'
  | 'provider'
  | 'source'
  | 'project'
  | 'framework'
  | 'user'
  | 'team'
  | 'task'
  | 'serviceTier'
  | 'speed'
  | 'inferenceGeo'
  | 'tags'
>

/** Rows by their content. Calls come in runs of the same, so the last row is compared before any text is made. */
class ReferenceRows {
  readonly rows = new Map<string, { id: bigint; values: Value[] }>()
  #last: { id: bigint; values: Value[] } = { id: 0n, values: [] }

  idOf(values: Value[]): bigint {
    const last = this.#last
    if (values.length === last.values.length && values.every((value, at) => value === last.values[at]))
      return last.id
    const key = JSON.stringify(values)
    const row = this.rows.get(key) ?? { id: idOfContent(key), values }
    this.rows.set(key, row)
    this.#last = row
    return row.id
  }
}

function idOfContent(key: string): bigint {
  return createHash('sha256').update(key).digest().readBigInt64BE(0)
}

/**
 * The small rows that events point at (series, origin, price basis). An id is the first 64 bits of the SHA-256 of
 * its content, so that two writers agree without asking each other.
 */
export class EventReferences {
  readonly #series = new ReferenceRows()
  readonly #origins = new ReferenceRows()
  readonly #bases = new ReferenceRows()
  readonly #names = { project: new Set<string>(), team: new Set<string>() }

  /** `era`: rows may have gone since an earlier one, so that what is remembered of it counts for nothing. */
  constructor(readonly era = '') {}

  seriesIdOf(event: SeriesLabels): bigint {
    if (event.project !== null) this.#names.project.add(event.project)
    if (event.team !== null) this.#names.team.add(event.team)
    return this.#series.idOf([
      event.model,
      event.provider,
      event.source,
      event.project,
      event.framework,
      event.user,
      event.team,
      event.task,
      event.serviceTier,
      event.speed,
      event.inferenceGeo,
      canonicalTags(event.tags),
    ])
  }

  originIdOf(event: Pick<UsageEvent, 'sessionId' | 'runId'>, sourceFile: string | null): bigint {
    return this.#origins.idOf([event.sessionId, event.runId, sourceFile])
  }

  basisIdOf(basis: PriceBasis): bigint {
    // The event's own context length stays with the event: the basis is one row for all of them.
    const tier = basis.tier?.replace(/^long context: [\d,]+ > /, 'long context: over ') ?? null
    return this.#bases.idOf([basis.snapshotId, JSON.stringify({ ...basis, tier })])
  }

  /** Writes what is not known to be there. Call `commit()` once the transaction has. */
  async insert(tx: SqlTransaction): Promise<void> {
    const of = { organizationId: tx.organizationId, era: this.era }
    const fresh = await insertMissing(tx, of, 'series', this.#series.rows, SERIES_COLUMNS)
    if (fresh.length > 0) await showSeries(tx, fresh)
    await insertMissing(tx, of, 'event_origin', this.#origins.rows, ORIGIN_COLUMNS)
    await insertMissing(tx, of, 'price_basis', this.#bases.rows, BASIS_COLUMNS)
    for (const table of ['project', 'team'] as const) {
      const fresh = [...this.#names[table]].filter((name) => !committed.has(known(of, table, name)))
      if (fresh.length === 0) continue
      await tx.rows(
        `INSERT INTO ${table} (organization_id, name) SELECT $1, name FROM unnest($2::text[]) AS name ORDER BY name
         ON CONFLICT DO NOTHING`,
        [tx.organizationId, fresh],
      )
    }
  }

  /** Remembers that the rows are there for good. */
  commit(organizationId: number): void {
    if (committed.size > MOST_REMEMBERED) committed.clear()
    const of = { organizationId, era: this.era }
    for (const { id } of this.#series.rows.values()) committed.set(known(of, 'series', id), true)
    for (const { id } of this.#origins.rows.values()) committed.set(known(of, 'event_origin', id), true)
    for (const { id } of this.#bases.rows.values()) committed.set(known(of, 'price_basis', id), true)
    for (const name of this.#names.project) committed.set(known(of, 'project', name), true)
    for (const name of this.#names.team) committed.set(known(of, 'team', name), true)
  }
}

const SERIES_COLUMNS = [
  'model text',
  'provider text',
  'source text',
  'project text',
  'framework text',
  'user_label text',
  'team text',
  'task text',
  'service_tier text',
  'speed text',
  'inference_geo text',
  'tags jsonb',
]
const ORIGIN_COLUMNS = ['session_id text', 'run_id text', 'source_file text']
const BASIS_COLUMNS = ['snapshot_id text', 'basis jsonb']

interface Remembered {
  organizationId: number
  era: string
}

function known({ organizationId, era }: Remembered, table: string, id: bigint | string): string {
  return `${organizationId} ${era} ${table} ${id}`
}

async function insertMissing(
  tx: SqlTransaction,
  of: Remembered,
  table: 'series' | 'event_origin' | 'price_basis',
  rows: ReadonlyMap<string, { id: bigint; values: Value[] }>,
  columns: readonly string[],
): Promise<string[]> {
  const fresh = [...rows.values()].filter(({ id }) => !committed.has(known(of, table, id)))
  if (fresh.length === 0) return []
  const ids = fresh.map(({ id }) => String(id))
  const names = columns.map((column) => column.split(' ')[0])
  await tx.rows(
    `INSERT INTO ${table} (organization_id, id, ${names.join(', ')})
     SELECT $1, row.* FROM unnest($2::bigint[], ${columns.map((column, at) => `$${at + 3}::${column.split(' ')[1]}[]`).join(', ')}) AS row
     ORDER BY 2 ON CONFLICT DO NOTHING`,
    [tx.organizationId, ids, ...columns.map((_, at) => fresh.map(({ values }) => values[at]))],
  )
  return ids
}

function canonicalTags(tags: Readonly<Record<string, string>>): string {
  const names = Object.keys(tags)
  if (names.length === 0) return '{}'
  return JSON.stringify(
    Object.fromEntries(names.sort().map((name) => [wellFormed(name), wellFormed(tags[name] ?? '')])),
  )
}
