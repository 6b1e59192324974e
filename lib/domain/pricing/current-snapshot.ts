import { CURRENT_ID, CURRENT_PRICES } from './catalogue/current'
import { decodeSnapshot, type PriceSnapshot } from './price-snapshot'

let decoded: PriceSnapshot | null = null

/** The price catalogue that ships with this version; read once, on first use. */
export function currentSnapshot(): PriceSnapshot {
  decoded ??= decodeSnapshot(CURRENT_ID, CURRENT_PRICES)
  return decoded
}
