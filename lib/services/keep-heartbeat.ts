import { hostname } from 'node:os'
import { deleteHeartbeat, upsertHeartbeat } from '../data/process-heartbeat'
import { repeatUntilAborted } from './repeat-until-aborted'

const BEAT_MS = 5000

/** Says every few seconds that this process lives; what it answers says that it ends in good order. */
export function keepHeartbeat(kind: 'web' | 'worker'): () => Promise<void> {
  const id = `${kind} ${hostname()} ${process.pid}`
  const stopping = new AbortController()
  repeatUntilAborted('heartbeat.failed', BEAT_MS, stopping.signal, () => upsertHeartbeat(kind, id))
  return async () => {
    stopping.abort()
    await deleteHeartbeat(id).catch(() => undefined)
  }
}
