import type { DropReason } from './drop-reason'
import type { DropRecord } from './drop-record'

/** Of each reason and import this many are kept to look at. */
export const MOST_DROP_EXAMPLES = 5

export interface DropExample {
  dropped: DropRecord
  /** Null where no single record was kept for it. */
  kept: DropRecord | null
}

export interface DroppedOf {
  /** Lines that were dropped. */
  lines: number
  /** Records that were dropped since a line changed a call that was known, or covers what was. */
  replaced: number
  /** Tokens of all of them. */
  tokens: bigint
  examples: DropExample[]
}

/** Counts what one batch of an import drops, by reason. */
export class DropLedger {
  readonly reasons = new Map<DropReason, DroppedOf>()
  /** Lines that were held back before and count again, by the import that had brought them. */
  readonly restored = new Map<string, number>()
  #lines = 0

  /** How many lines were dropped, whatever for. */
  get lines(): number {
    return this.#lines
  }

  line(reason: DropReason, example: DropExample): void {
    this.#lines++
    this.#of(reason, example).lines++
  }

  replaced(reason: DropReason, example: DropExample): void {
    this.#of(reason, example).replaced++
  }

  restore(importId: string): void {
    this.restored.set(importId, (this.restored.get(importId) ?? 0) + 1)
  }

  #of(reason: DropReason, example: DropExample): DroppedOf {
    const known = this.reasons.get(reason) ?? { lines: 0, replaced: 0, tokens: 0n, examples: [] }
    this.reasons.set(reason, known)
    known.tokens += BigInt(example.dropped.totalTokens)
    if (known.examples.length < MOST_DROP_EXAMPLES) known.examples.push(example)
    return known
  }
}
