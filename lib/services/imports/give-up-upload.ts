import type { SqlTransaction } from '../../data/database'
import { deleteImportChunks } from '../../data/imports/import-chunks'
import { setImportStatus } from '../../data/imports/import-rows'
import { log } from '../../observe/log'

/** Ends an upload that does not arrive whole; one that has arrived in the meantime stays. */
export async function giveUpUpload(tx: SqlTransaction, id: string, error: string): Promise<void> {
  const isOver = await setImportStatus(tx, id, { from: 'receiving', status: 'failed', error })
  if (!isOver) return
  await deleteImportChunks(tx, id)
  log.warn('import.abandoned', { organization_id: tx.organizationId, import_id: id })
}
