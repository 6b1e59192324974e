import type { SqlTransaction } from '../../data/database'
import { deleteImportChunks } from '../../data/imports/import-chunks'
import { replaceImportProblems } from '../../data/imports/import-problems'
import { setImportStatus } from '../../data/imports/import-rows'
import type { ImportProblem } from '../../domain/imports/import-view'
import { tellImport } from './tell-import'

interface ImportEnd {
  from: 'receiving' | 'processing'
  status: 'done' | 'failed'
  error?: string
  /** The lines that were not taken; how many there were in all. */
  problems?: readonly ImportProblem[]
  rejected?: number
}

/** Ends an import: its file goes, and the channels are told. False, and nothing done, where somebody else has moved it. */
export async function endImport(tx: SqlTransaction, id: string, end: ImportEnd): Promise<boolean> {
  const { problems, ...change } = end
  if (!(await setImportStatus(tx, id, change))) return false
  if (problems) await replaceImportProblems(tx, id, problems)
  await deleteImportChunks(tx, id)
  await tellImport(tx, id, end.status === 'done' ? 'finished' : 'failed')
  return true
}
