import type { SqlTransaction } from '../../data/database'
import { isAnyoneToTell, queueImportDeliveries } from '../../data/imports/import-deliveries'
import { listImportProblemRows } from '../../data/imports/import-problems'
import { findImport } from '../../data/imports/import-rows'
import { sumImport } from '../../data/imports/sum-import'
import { type ImportEvent, type ImportFacts, isToldOf } from '../../domain/imports/import-event'

const MOST_PROBLEMS = 10
const MOST_CHARACTERS = 300

const STATUS = { finished: 'done', failed: 'failed', undone: 'undone' } as const

/**
 * Puts what happened to an import on its way to the channels that want to know, in the transaction in which it happens:
 * none is lost, and none is told of what did not come about.
 */
export async function tellImport(tx: SqlTransaction, id: string, event: ImportEvent): Promise<void> {
  const facts = await findFactsToTell(tx, id, event)
  if (facts) await queueImportDeliveries(tx, event, facts)
}

/** What there is to tell of an event of an import; null where no channel is told of it. */
export async function findFactsToTell(
  tx: SqlTransaction,
  id: string,
  event: ImportEvent,
): Promise<ImportFacts | null> {
  const view = await findImport(tx, id)
  if (!view || !isToldOf(view.kind, event) || !(await isAnyoneToTell(tx, event))) return null
  const problems = await listImportProblemRows(tx, id, MOST_PROBLEMS)
  const { kind, name, format, error, accepted, updated, duplicates, rejected } = view
  return {
    ...{ importId: id, kind, name, format, status: STATUS[event] },
    error: event === 'failed' ? error : null,
    ...{ accepted, updated, duplicates, rejected },
    // What they say is ours, but a file inside an archive may be called anything, at any length.
    problems: problems.map(({ file, line, message }) => ({
      file: file?.slice(0, MOST_CHARACTERS) ?? null,
      line,
      message: message.slice(0, MOST_CHARACTERS),
    })),
    ...(await sumImport(tx, id)),
  }
}
