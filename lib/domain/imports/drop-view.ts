import type { DropReason } from './drop-reason'

/** A record of a call as the dedupe ledger shows it. */
export interface DropPlaceView {
  importId: string
  source: string | null
  /** File and line, or what else the sender named. */
  sourceRef: string | null
  /** ISO 8601, UTC. */
  at: string
  tokens: number
  outputTokens: number
}

export interface DropExampleView {
  /** The call's id as the dropped record has it. */
  eventId: string
  model: string | null
  dropped: DropPlaceView
  /** As it was then; null where no single record was kept for it. */
  kept: (DropPlaceView & { eventId: string; sessionId: string | null }) | null
}

/** What was dropped for one reason. */
export interface DropView {
  reason: DropReason
  /** Lines of the import that were dropped: over all reasons its duplicates. */
  lines: number
  /** Records that gave way to better ones of the import. */
  replaced: number
  /** Of the lines those that count again, since what they were held back for is gone. */
  restored: number
  /** Tokens of lines and replaced records: not counted again. */
  tokens: number
  examples: DropExampleView[]
}
