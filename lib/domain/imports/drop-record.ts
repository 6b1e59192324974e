import { keepRank } from '../usage/keep-better'
import type { UsageEvent, UsageVia } from '../usage/usage-event'

/** What is remembered of a record that tells of a call, to say why one of two was dropped. Nothing of its text. */
export interface DropRecord {
  /** The call's. */
  id: string
  importId: string
  occurredAtMs: number
  model: string | null
  source: string | null
  sessionId: string | null
  /** File and line, or what else the sender named. */
  sourceRef: string | null
  via: UsageVia
  isSidechain: boolean
  /** Components included. */
  totalTokens: number
  outputTokens: number
}

/** What is remembered of an event that an import brought. */
export function toDropRecord(event: UsageEvent, importId: string): DropRecord {
  const { id, occurredAtMs, model, source, sessionId, sourceRef, via, isSidechain } = event
  const { totalTokens, outputTokens } = keepRank(event)
  return {
    ...{ id, importId, occurredAtMs, model, source, sessionId, sourceRef, via, isSidechain },
    ...{ totalTokens, outputTokens },
  }
}
