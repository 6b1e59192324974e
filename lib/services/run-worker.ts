import { hostname } from 'node:os'
import type PgBoss from 'pg-boss'
import { disconnectDatabase } from '../data/database'
import { startJobQueue } from '../data/job-queue'
import { deleteHeartbeat, upsertHeartbeat } from '../data/process-heartbeat'

const beatMs = 5000
const longestJobEndMs = 20_000

export type RunningWorker = { stop: () => Promise<void> }

/** Starts the job queue and says every few seconds that the worker lives; `addJobs` tells the queue what to do. */
export async function runWorker(addJobs: (boss: PgBoss) => Promise<void>): Promise<RunningWorker> {
  const id = `worker ${hostname()} ${process.pid}`
  const boss = await startJobQueue()
  await addJobs(boss)
  await upsertHeartbeat('worker', id)
  const timer = setInterval(() => {
    upsertHeartbeat('worker', id).catch((error: unknown) =>
      console.error('The worker could not say that it lives:', error),
    )
  }, beatMs)
  return {
    stop: async () => {
      clearInterval(timer)
      await boss.stop({ graceful: true, wait: true, close: true, timeout: longestJobEndMs })
      await deleteHeartbeat(id).catch(() => {})
      await disconnectDatabase()
    },
  }
}
