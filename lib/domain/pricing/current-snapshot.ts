import { CURRENT_ID, CURRENT_PRICES } from './catalogue/current'
import { decodeSnapshot, type PriceSnapshot } from './price-snapshot'

let decoded: PriceSnapshot | null = null

/** The price catalogue that ships with this version; read once, on first use. */
export function currentSnapshot(): PriceSnapshot {
  decoded ??= decodeSnapshot(CURRENT_ID, CURRENT_PRICES)
  return decoded
}

/** This version's catalogue, where it is of a later day than the one taken, or another of that day; else null. */
export function waitingSnapshot(takenId: string): PriceSnapshot | null {
  const current = currentSnapshot()
  return current.id !== takenId && dayOf(current.id) >= dayOf(takenId) ? current : null
}

// An id is `<date>.<hash>`.
function dayOf(id: string): string {
  return id.slice(0, 10)
}
