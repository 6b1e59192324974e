import type PgBoss from 'pg-boss'
import { databasePool } from './database'
import { jobSender } from './job-queue'
import { IMPORT_QUEUE } from './job-queues'

export interface ImportJob {
  organizationId: number
  importId: string
}

/** Wakes a worker for an import. Where this fails the worker's sweep finds the import all the same. */
export async function sendImportJob(job: ImportJob): Promise<void> {
  await (await jobSender()).send(IMPORT_QUEUE, job)
}

/** Takes import jobs, so many at a time, until the queue stops. */
export async function workImports(
  boss: PgBoss,
  atATime: number,
  run: (job: ImportJob) => Promise<void>,
): Promise<void> {
  for (let poller = 0; poller < atATime; poller++) {
    await boss.work<ImportJob>(IMPORT_QUEUE, { pollingIntervalSeconds: 0.5, batchSize: 1 }, async (taken) => {
      for (const { data } of taken) await run(data)
    })
  }
}

/** Forgets every job of a deleted organization, waiting or done. */
export async function deleteJobsOfOrganization(organizationId: number): Promise<void> {
  for (const table of ['job', 'archive'])
    await databasePool().query(`DELETE FROM pgboss.${table} WHERE data->>'organizationId' = $1`, [
      String(organizationId),
    ])
}
