import type { CsvMapping } from '../../domain/usage/mapped-csv/csv-mapping'
import type { StoredCsvMapping } from '../../domain/usage/mapped-csv/stored-mapping'
import type { SqlTransaction } from '../database'

interface Row {
  id: string
  name: string
  header_fingerprint: string
  mapping: CsvMapping
  created_at: Date
  updated_at: Date
}

const COLUMNS = 'id, name, header_fingerprint, mapping, created_at, updated_at'
const IN_ORGANIZATION = 'organization_id = current_organization_id()'

/** Remembers how files of a header are read; what was remembered of it before is replaced, under its id. */
export async function upsertCsvMapping(
  tx: SqlTransaction,
  made: {
    id: string
    name: string
    headerFingerprint: string
    mapping: CsvMapping
    createdBy: string | null
  },
): Promise<StoredCsvMapping> {
  const [row] = await tx.rows<Row>(
    `INSERT INTO csv_mapping (organization_id, id, name, header_fingerprint, mapping, created_by)
     VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (organization_id, header_fingerprint)
       DO UPDATE SET name = excluded.name, mapping = excluded.mapping, updated_at = now()
     RETURNING ${COLUMNS}`,
    [
      tx.organizationId,
      made.id,
      made.name,
      made.headerFingerprint,
      JSON.stringify(made.mapping),
      made.createdBy,
    ],
  )
  if (!row) throw new Error('an upsert returned nothing')
  return toStored(row)
}

export async function findCsvMapping(tx: SqlTransaction, id: string): Promise<StoredCsvMapping | null> {
  const [row] = await tx.rows<Row>(
    `SELECT ${COLUMNS} FROM csv_mapping WHERE ${IN_ORGANIZATION} AND id::text = $1`,
    [id],
  )
  return row ? toStored(row) : null
}

/** Newest first; `after` is the id of the last one of the page before. */
export async function listCsvMappingRows(
  tx: SqlTransaction,
  limit: number,
  after: string | null,
): Promise<StoredCsvMapping[]> {
  const rows = await tx.rows<Row>(
    `SELECT ${COLUMNS} FROM csv_mapping WHERE ${IN_ORGANIZATION} AND ($2::uuid IS NULL OR (created_at, id) <
       (SELECT created_at, id FROM csv_mapping WHERE ${IN_ORGANIZATION} AND id = $2))
     ORDER BY created_at DESC, id DESC LIMIT $1`,
    [limit, after],
  )
  return rows.map(toStored)
}

export async function countCsvMappings(tx: SqlTransaction): Promise<number> {
  const [row] = await tx.rows<{ count: number }>(
    `SELECT count(*)::integer AS count FROM csv_mapping WHERE ${IN_ORGANIZATION}`,
  )
  return row?.count ?? 0
}

/** False where there is none of this id. */
export async function deleteCsvMapping(tx: SqlTransaction, id: string): Promise<boolean> {
  const rows = await tx.rows(
    `DELETE FROM csv_mapping WHERE ${IN_ORGANIZATION} AND id::text = $1 RETURNING 1`,
    [id],
  )
  return rows.length > 0
}

function toStored(row: Row): StoredCsvMapping {
  return {
    id: row.id,
    name: row.name,
    headerFingerprint: row.header_fingerprint,
    mapping: row.mapping,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  }
}
