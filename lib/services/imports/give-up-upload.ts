import type { SqlTransaction } from '../../data/database'
import { log } from '../../observe/log'
import { endImport } from './end-import'

/** Ends an upload that does not arrive whole; one that has arrived in the meantime stays. */
export async function giveUpUpload(tx: SqlTransaction, id: string, error: string): Promise<void> {
  const isOver = await endImport(tx, id, { from: 'receiving', status: 'failed', error })
  if (isOver) log.warn('import.abandoned', { organization_id: tx.organizationId, import_id: id })
}
