import type { SqlTransaction } from '../../data/database'
import { findChannelsToTell, queueImportDeliveries } from '../../data/imports/import-deliveries'
import { listImportProblemRows } from '../../data/imports/import-problems'
import { findImport } from '../../data/imports/import-rows'
import { sumImport } from '../../data/imports/sum-import'
import { type ImportEvent, isToldOf } from '../../domain/imports/import-event'

const MOST_PROBLEMS = 10
const MOST_CHARACTERS = 300

const STATUS = { finished: 'done', failed: 'failed', undone: 'undone' } as const

/**
 * Puts what happened to an import on its way to the channels that want to know, in the transaction in which it happens:
 * none is lost, and none is told of what did not come about. Of an undoing before its calls go.
 */
export async function tellImport(tx: SqlTransaction, id: string, event: ImportEvent): Promise<void> {
  const view = await findImport(tx, id)
  if (!view || !isToldOf(view.kind, event)) return
  const channelIds = await findChannelsToTell(tx, event)
  if (channelIds.length === 0) return
  const problems = await listImportProblemRows(tx, id, MOST_PROBLEMS)
  const { kind, name, format, error, accepted, updated, duplicates, rejected } = view
  const facts = {
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
  await queueImportDeliveries(tx, event, facts, channelIds)
}
