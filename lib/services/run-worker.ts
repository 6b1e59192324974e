import { setMaxListeners } from 'node:events'
import type PgBoss from 'pg-boss'
import { disconnectDatabase } from '../data/database'
import { startJobQueue } from '../data/job-queue'
import { keepHeartbeat } from './keep-heartbeat'

const longestJobEndMs = 20_000

export type RunningWorker = { stop: () => Promise<void> }

/** Starts the job queue and says every few seconds that the worker lives; `addJobs` tells the queue what to do; its signal says that the worker stops. */
export async function runWorker(
  addJobs: (boss: PgBoss, signal: AbortSignal) => Promise<void>,
): Promise<RunningWorker> {
  const boss = await startJobQueue()
  const stopping = new AbortController()
  // Every job listens to it.
  setMaxListeners(0, stopping.signal)
  await addJobs(boss, stopping.signal)
  const endHeartbeat = keepHeartbeat('worker')
  return {
    stop: async () => {
      stopping.abort()
      await boss.stop({ graceful: true, wait: true, close: true, timeout: longestJobEndMs })
      await endHeartbeat()
      await disconnectDatabase()
    },
  }
}
