import { inOrganizationSql, type SqlTransaction } from '../database'

/** Keeps a piece of an upload; chunks are numbered from 0. False, and nothing kept, where the upload was given up. */
export async function insertImportChunk(
  organizationId: number,
  chunk: { importId: string; index: number; bytes: Buffer },
): Promise<boolean> {
  return inOrganizationSql(organizationId, async (tx) => {
    const receiving = await tx.rows(
      `UPDATE import SET updated_at = now() WHERE organization_id = current_organization_id() AND id = $1
       AND status = 'receiving' RETURNING 1`,
      [chunk.importId],
    )
    if (receiving.length === 0) return false
    await tx.rows(
      'INSERT INTO import_chunk (organization_id, import_id, index, bytes) VALUES ($1, $2, $3, $4)',
      [organizationId, chunk.importId, chunk.index, chunk.bytes],
    )
    return true
  })
}

/** The upload as it was received, a chunk at a time. */
export async function* readImportChunks(organizationId: number, importId: string): AsyncGenerator<Buffer> {
  for (let index = 0; ; index++) {
    const [row] = await inOrganizationSql(organizationId, (tx) =>
      tx.rows<{ bytes: Buffer }>(
        `SELECT bytes FROM import_chunk WHERE organization_id = current_organization_id() AND import_id = $1 AND index = $2`,
        [importId, index],
      ),
    )
    if (!row) return
    yield row.bytes
  }
}

export async function deleteImportChunks(tx: SqlTransaction, importId: string): Promise<void> {
  await tx.rows(
    `DELETE FROM import_chunk WHERE organization_id = current_organization_id() AND import_id = $1`,
    [importId],
  )
}
