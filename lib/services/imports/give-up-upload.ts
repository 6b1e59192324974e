import type { SqlTransaction } from '../../data/database'
import { deleteImportChunks } from '../../data/imports/import-chunks'
import { setImportStatus } from '../../data/imports/import-rows'

/** Ends an upload that does not arrive whole; one that has arrived in the meantime stays. */
export async function giveUpUpload(tx: SqlTransaction, id: string, error: string): Promise<void> {
  const isOver = await setImportStatus(tx, id, { from: 'receiving', status: 'failed', error })
  if (isOver) await deleteImportChunks(tx, id)
}
