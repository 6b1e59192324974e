import type PgBoss from 'pg-boss'
import { workImports } from '../../data/jobs'
import { repeatUntilAborted } from '../repeat-until-aborted'
import { deliverImportEvents } from './deliver-import-events'
import { removeLeftImportFolders } from './import-folder'
import { runImport } from './run-import'
import { sweepImports } from './sweep-imports'

const AT_A_TIME = 2
const SWEEP_MS = 5_000
const TELL_MS = 2_000

/** Reads uploads from now on and tells channels what came of them, and looks every few seconds for what a dead process left. */
export async function addImportJobs(boss: PgBoss, signal: AbortSignal): Promise<void> {
  await removeLeftImportFolders()
  await workImports(boss, AT_A_TIME, (job) => runImport(job, signal))
  // What the worker before put back when it was stopped goes on at once.
  await sweepImports({ queuedForSeconds: 0 })
  repeatUntilAborted('imports.not_swept', SWEEP_MS, signal, () => sweepImports())
  repeatUntilAborted('import_events.not_delivered', TELL_MS, signal, deliverImportEvents)
}
