import packageJson from '../../package.json'
import { findLastHeartbeatAge } from '../data/process-heartbeat'
import { isLeaving } from './leaving'
import { orTimeOut } from './or-time-out'

export type Health = {
  /** `stopping`: all is well, and no new request is to come to this process. */
  status: 'ok' | 'error' | 'stopping'
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
    const worker = (await lives('worker')) ? 'ok' : 'down'
    const status = worker === 'down' ? 'error' : isLeaving() ? 'stopping' : 'ok'
    return { status, database: 'ok', worker, version }
  } catch {
    return { status: 'error', database: 'down', worker: 'down', version }
  }
}

/** Whether a process of this kind, other than those that said that they end, was heard of just now. */
export async function lives(kind: 'web' | 'worker'): Promise<boolean> {
  const age = await orTimeOut(findLastHeartbeatAge(kind), patienceMs)
  return age !== null && age < staleAfterMs
}
