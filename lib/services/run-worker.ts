import { hostname } from 'node:os'
import type PgBoss from 'pg-boss'
import { disconnectDatabase } from '../data/database'
import { startJobQueue } from '../data/job-queue'
import { deleteHeartbeat, upsertHeartbeat } from '../data/process-heartbeat'

const beatMs = 5000
const longestJobEndMs = 20_000

export type RunningWorker = { stop: () => Promise<void> }

/** Starts the job queue and says every few seconds that the worker lives; `addJobs` tells the queue what to do; its signal says that the worker stops. */
export async function runWorker(
  addJobs: (boss: PgBoss, signal: AbortSignal) => Promise<void>,
): Promise<RunningWorker> {
  const id = `worker ${hostname()} ${process.pid}`
  const boss = await startJobQueue()
  const stopping = new AbortController()
  await addJobs(boss, stopping.signal)
  await upsertHeartbeat('worker', id)
  const timer = setInterval(() => {
    upsertHeartbeat('worker', id).catch((error: unknown) =>
      console.error('The worker could not say that it lives:', error),
    )
  }, beatMs)
  return {
    stop: async () => {
      clearInterval(timer)
      stopping.abort()
      await boss.stop({ graceful: true, wait: true, close: true, timeout: longestJobEndMs })
      await deleteHeartbeat(id).catch(() => {})
      await disconnectDatabase()
    },
  }
}
