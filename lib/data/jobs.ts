import PgBoss from 'pg-boss'
import { env } from '../env'
import { IMPORT_QUEUE } from './job-queues'

export interface ImportJob {
  organizationId: number
  importId: string
}

const shared = globalThis as typeof globalThis & { outlayJobs?: Promise<PgBoss> }

/** The job queue of this process: it sends, and works only where `workImports` asks it to. */
function jobs(): Promise<PgBoss> {
  shared.outlayJobs ??= start().catch((error: unknown) => {
    shared.outlayJobs = undefined
    throw error
  })
  return shared.outlayJobs
}

async function start(): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: env().DATABASE_URL ?? '',
    max: 2,
    migrate: false,
    supervise: false,
    schedule: false,
  })
  // A lost connection is met again at the next poll; nothing waits on this event.
  boss.on('error', (error) => console.error(JSON.stringify({ level: 'warn', jobs: error.message })))
  await boss.start()
  return boss
}

/** Wakes a worker for an import. Where this fails the worker's sweep finds the import all the same. */
export async function sendImportJob(job: ImportJob): Promise<void> {
  await (await jobs()).send(IMPORT_QUEUE, job)
}

/** Takes import jobs, one after another, until the process stops. */
export async function workImports(run: (job: ImportJob) => Promise<void>): Promise<void> {
  const boss = await jobs()
  await boss.work<ImportJob>(IMPORT_QUEUE, { pollingIntervalSeconds: 0.5, batchSize: 1 }, async (taken) => {
    for (const { data } of taken) await run(data)
  })
}

/** Ends the queue's connections; a job under way is left to its import's own record. */
export async function stopJobs(): Promise<void> {
  const started = shared.outlayJobs
  shared.outlayJobs = undefined
  await (await started)?.stop({ graceful: false, wait: false })
}
