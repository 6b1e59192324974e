import type { ImportKind, ImportLabels, ImportStatus, ImportView } from '../../domain/imports/import-view'
import type { CsvMapping } from '../../domain/usage/mapped-csv/csv-mapping'
import type { SqlTransaction } from '../database'

interface ImportRow {
  id: string
  kind: ImportKind
  name: string
  by: string | null
  format: string
  labels: ImportLabels
  mapping: CsvMapping | null
  status: ImportStatus
  error: string | null
  bytes_total: string | null
  bytes_read: string
  batches_done: number
  attempts: number
  accepted: string
  updated: string
  duplicates: string
  rejected: string
  created_at: Date
  finished_at: Date | null
  undone_at: Date | null
  has_note: boolean
}

/** An import with what only its job needs to know. */
export interface StoredImport extends ImportView {
  labels: ImportLabels
  batchesDone: number
  attempts: number
}

const COLUMNS = `id, kind, name, format, labels, status, error, bytes_total, bytes_read, batches_done, attempts, accepted, updated,
  duplicates, rejected, created_at, finished_at, undone_at, mapping,
  kind = 'upload' AND EXISTS (SELECT FROM import_problem note WHERE note.organization_id = current_organization_id() AND note.import_id = import.id
    AND note.number = 0 AND note.file IS NULL AND note.line IS NULL) AS has_note,
  coalesce((SELECT coalesce(person.name, person.email) FROM user_account person WHERE person.id = created_by),
    (SELECT key.name FROM api_key key WHERE key.organization_id = import.organization_id AND key.id = api_key_id)) AS by`

const IN_ORGANIZATION = 'organization_id = current_organization_id()'

function toImport(row: ImportRow): StoredImport {
  const { bytes_total, bytes_read, batches_done, created_at, finished_at, undone_at, has_note, ...same } = row
  return {
    ...same,
    bytesTotal: bytes_total === null ? null : Number(bytes_total),
    bytesRead: Number(bytes_read),
    batchesDone: batches_done,
    accepted: Number(row.accepted),
    updated: Number(row.updated),
    duplicates: Number(row.duplicates),
    rejected: Number(row.rejected),
    createdAt: created_at.toISOString(),
    finishedAt: finished_at?.toISOString() ?? null,
    undoneAt: undone_at?.toISOString() ?? null,
    hasNote: has_note,
  }
}

export async function findImport(tx: SqlTransaction, id: string): Promise<StoredImport | null> {
  const [row] = await tx.rows<ImportRow>(
    `SELECT ${COLUMNS} FROM import WHERE ${IN_ORGANIZATION} AND id::text = $1`,
    [id],
  )
  return row ? toImport(row) : null
}

/** An import that nobody else changes until the transaction ends: requests that add to it wait. */
export async function lockImport(tx: SqlTransaction, id: string): Promise<StoredImport | null> {
  await tx.rows(`SELECT 1 FROM import WHERE ${IN_ORGANIZATION} AND id::text = $1 FOR UPDATE`, [id])
  return findImport(tx, id)
}

/** True where retention has deleted events that the import brought. */
export async function hasDeletedEvents(tx: SqlTransaction, id: string): Promise<boolean> {
  const rows = await tx.rows(
    `SELECT 1 FROM import WHERE ${IN_ORGANIZATION} AND id::text = $1 AND deleted_events > 0`,
    [id],
  )
  return rows.length > 0
}

/** Imports newest first; `after` is the id of the last one of the page before. */
export async function listImportRows(
  tx: SqlTransaction,
  limit: number,
  after: string | null,
): Promise<StoredImport[]> {
  const rows = await tx.rows<ImportRow>(
    `SELECT ${COLUMNS} FROM import WHERE ${IN_ORGANIZATION} AND ($2::text IS NULL OR
       (created_at, id) < (SELECT created_at, id FROM import WHERE ${IN_ORGANIZATION} AND id::text = $2))
     ORDER BY created_at DESC, id DESC LIMIT $1`,
    [limit, after],
  )
  return rows.map(toImport)
}

export interface NewImport {
  id: string
  kind: ImportKind
  name: string
  format: string
  labels: ImportLabels
  mapping?: CsvMapping | null
  status: ImportStatus
  createdBy: string | null
  apiKeyId: string | null
}

export async function insertImport(tx: SqlTransaction, made: NewImport): Promise<void> {
  await tx.rows(
    `INSERT INTO import (organization_id, id, kind, name, format, labels, status, created_by, api_key_id, mapping)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      tx.organizationId,
      made.id,
      made.kind,
      made.name,
      made.format,
      JSON.stringify(made.labels),
      made.status,
      made.createdBy,
      made.apiKeyId,
      made.mapping ? JSON.stringify(made.mapping) : null,
    ],
  )
}

/** The import that gathers what one API key sends in one UTC day; made on first sight. */
export async function upsertApiImport(
  tx: SqlTransaction,
  key: { id: string; keyId: string; name: string; day: string },
): Promise<string> {
  // Shared with other requests, but not with an undo, which waits for it before it touches any event.
  const [known] = await tx.rows<{ id: string }>(
    `SELECT id FROM import WHERE ${IN_ORGANIZATION} AND api_key_id = $1 AND day = $2 AND status <> 'undone'
     FOR KEY SHARE`,
    [key.keyId, key.day],
  )
  if (known) return known.id
  const [made] = await tx.rows<{ id: string }>(
    `INSERT INTO import (organization_id, id, kind, name, status, api_key_id, day) VALUES ($1, $2, 'api', $3, 'done', $4, $5)
     ON CONFLICT (organization_id, api_key_id, day) DO UPDATE SET updated_at = now() RETURNING id`,
    [tx.organizationId, key.id, key.name, key.keyId, key.day],
  )
  return made?.id ?? key.id
}

export interface ImportCounts {
  accepted: number
  updated: number
  duplicates: number
  rejected: number
}

/** Adds a request's counts to the import that gathers them. False where that was undone meanwhile. */
export async function addToImport(tx: SqlTransaction, id: string, counts: ImportCounts): Promise<boolean> {
  const rows = await tx.rows(
    `UPDATE import SET accepted = accepted + $2, updated = updated + $3, duplicates = duplicates + $4,
       rejected = rejected + $5, updated_at = now(), finished_at = now()
     WHERE ${IN_ORGANIZATION} AND id = $1 AND status <> 'undone' RETURNING 1`,
    [id, counts.accepted, counts.updated, counts.duplicates, counts.rejected],
  )
  return rows.length > 0
}

/**
 * Records a batch of an import's file, in the transaction that wrote it. False where another worker has taken the
 * import over: this one's batch must not be kept.
 */
export async function recordBatch(
  tx: SqlTransaction,
  batch: ImportCounts & { id: string; number: number; bytesRead: number },
): Promise<boolean> {
  const rows = await tx.rows(
    `UPDATE import SET batches_done = batches_done + 1, attempts = 0, accepted = accepted + $3, updated = updated + $4,
       duplicates = duplicates + $5, rejected = $6, bytes_read = least($7, coalesce(bytes_total, $7)), updated_at = now()
     WHERE ${IN_ORGANIZATION} AND id = $1 AND batches_done = $2 AND status = 'processing' RETURNING 1`,
    [
      batch.id,
      batch.number,
      batch.accepted,
      batch.updated,
      batch.duplicates,
      batch.rejected,
      batch.bytesRead,
    ],
  )
  return rows.length > 0
}

/** Takes a queued import, or one whose worker has not been heard of for a while; null where there is nothing to take. */
export async function claimImport(tx: SqlTransaction, id: string): Promise<StoredImport | null> {
  const [row] = await tx.rows<ImportRow>(
    `UPDATE import SET status = 'processing', attempts = attempts + 1, updated_at = now() WHERE ${IN_ORGANIZATION} AND id = $1
       AND (status = 'queued' OR (status = 'processing' AND updated_at < now() - interval '${STALE_SECONDS} seconds'))
     RETURNING ${COLUMNS}`,
    [id],
  )
  return row ? toImport(row) : null
}

/** After how long without a sign of life another worker takes an import over. */
export const STALE_SECONDS = 20

/** Says that the import's worker or upload is alive. */
export async function touchImport(tx: SqlTransaction, id: string): Promise<void> {
  await tx.rows(`UPDATE import SET updated_at = now() WHERE ${IN_ORGANIZATION} AND id = $1`, [id])
}

/** Moves an import on; false, and nothing changed, where it is no longer `from`: someone else has moved it. */
export async function setImportStatus(
  tx: SqlTransaction,
  id: string,
  change: {
    from?: ImportStatus
    status: ImportStatus
    error?: string
    bytesTotal?: number
    rejected?: number
  },
): Promise<boolean> {
  const moved = await tx.rows(
    `UPDATE import SET status = $2, error = $3, bytes_total = coalesce($4, bytes_total), rejected = coalesce($5, rejected),
       bytes_read = CASE WHEN $2 = 'done' THEN coalesce(bytes_total, bytes_read) ELSE bytes_read END, updated_at = now(),
       finished_at = CASE WHEN $2 IN ('done', 'failed') THEN now() ELSE finished_at END,
       undone_at = CASE WHEN $2 = 'undone' THEN now() ELSE undone_at END,
       -- It gives up its place: what comes on the same day is another import.
       day = CASE WHEN $2 = 'undone' THEN NULL ELSE day END
     WHERE ${IN_ORGANIZATION} AND id = $1 AND ($6::text IS NULL OR status = $6) RETURNING 1`,
    [
      id,
      change.status,
      change.error ?? null,
      change.bytesTotal ?? null,
      change.rejected ?? null,
      change.from ?? null,
    ],
  )
  return moved.length > 0
}
