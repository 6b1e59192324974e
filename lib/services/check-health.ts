import packageJson from '../../package.json'
import { findLastHeartbeatAge } from '../data/process-heartbeat'
import { orTimeOut } from './or-time-out'

export type Health = {
  status: 'ok' | 'error'
  database: 'ok' | 'down'
  worker: 'ok' | 'down'
  version: string
}

const patienceMs = 2000
// Six missed beats: a worker that is being restarted is not yet down.
const staleAfterMs = 30_000

/** What runs, answered within two seconds whatever the database does. */
export async function checkHealth(): Promise<Health> {
  const { version } = packageJson
  try {
    const age = await orTimeOut(findLastHeartbeatAge('worker'), patienceMs)
    const worker = age !== null && age < staleAfterMs ? 'ok' : 'down'
    return { status: worker === 'ok' ? 'ok' : 'error', database: 'ok', worker, version }
  } catch {
    return { status: 'error', database: 'down', worker: 'down', version }
  }
}
