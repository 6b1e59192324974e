import { log } from '../lib/observe/log'
import { takeConsole } from '../lib/observe/take-console'
import { addAlertJobs } from '../lib/services/alerts/add-alert-jobs'
import { addDeliveryJobs } from '../lib/services/alerts/add-delivery-jobs'
import { addBudgetJobs } from '../lib/services/budgets/add-budget-jobs'
import { addDigestJobs } from '../lib/services/digests/add-digest-jobs'
import { addImportJobs } from '../lib/services/imports/add-import-jobs'
import { addDeletionJobs } from '../lib/services/organizations/add-deletion-jobs'
import { addReportJobs } from '../lib/services/reports/add-report-jobs'
import { addRepricingJobs } from '../lib/services/repricing/add-repricing-jobs'
import { type RunningWorker, runWorker } from '../lib/services/run-worker'
import { addFoldingJobs } from '../lib/services/usage/add-folding-jobs'
import { addRetentionJobs } from '../lib/services/usage/add-retention-jobs'

takeConsole()

let worker: RunningWorker | undefined
let stopping = false

async function stop(): Promise<void> {
  if (stopping) return
  stopping = true
  // A database that is already gone must not keep the worker.
  await worker?.stop().catch((error: unknown) => log.error('worker.stop_failed', {}, error))
  process.exit(0)
}

process.on('SIGTERM', stop)
process.on('SIGINT', stop)
// The supervisor was killed, perhaps before this line.
process.on('disconnect', stop)
if (process.send && !process.connected) process.exit(0)

// The clock's routes: each queue calls one service.
worker = await runWorker(async (boss, signal) => {
  await addImportJobs(boss, signal)
  addAlertJobs(signal)
  addBudgetJobs(signal)
  addDeletionJobs(signal)
  addDeliveryJobs(signal)
  addDigestJobs(signal)
  addFoldingJobs(signal)
  addRepricingJobs(signal)
  addReportJobs(signal)
  addRetentionJobs(signal)
})
