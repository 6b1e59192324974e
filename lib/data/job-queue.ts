import { setTimeout as delay } from 'node:timers/promises'
import PgBoss from 'pg-boss'
import { env } from '../env'
import { log } from '../observe/log'
import { isPassingOutage } from './connect-for-start'

const retryMs = 1000

let sender: Promise<PgBoss> | undefined

/** The job queue of a process that only sends jobs: the web. */
export function jobSender(): Promise<PgBoss> {
  sender ??= start({ max: 2, supervise: false, schedule: false }).catch((error: unknown) => {
    // Asked again at the next job, when the database may be back.
    sender = undefined
    throw error
  })
  return sender
}

/** The job queue of the worker, which also keeps schedules and clears away what expired. */
export async function startJobQueue(): Promise<PgBoss> {
  for (;;) {
    try {
      return await start({ max: 5 })
    } catch (error) {
      // A worker that ends for an outage would be given up after a few of them.
      if (!isPassingOutage(error)) throw error
      await delay(retryMs)
    }
  }
}

async function start(options: PgBoss.ConstructorOptions): Promise<PgBoss> {
  const { DATABASE_URL } = env()
  if (!DATABASE_URL) throw new Error('DATABASE_URL is not set')
  const boss = new PgBoss({
    connectionString: DATABASE_URL,
    migrate: false,
    application_name: 'outlay jobs',
    ...options,
  })
  // A lost connection is made again at the next poll.
  boss.on('error', (error) => log.error('job_queue.failed', {}, error))
  await boss.start()
  return boss
}
