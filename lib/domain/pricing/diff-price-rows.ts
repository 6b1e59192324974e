import { priceChanges, priceRowKey, pricesInWords } from './price-changes'
import type { PriceRow } from './price-snapshot'

/** What moved between two catalogues, a line each: `+` added, `-` removed, `~` changed. */
export function diffPriceRows(before: readonly PriceRow[], after: readonly PriceRow[]): string[] {
  return priceChanges(before, after)
    .map(({ before: old, after: row }) => {
      if (row === null) return old === null ? '' : `- ${priceRowKey(old)}: ${pricesInWords(old)}`
      if (old === null) return `+ ${priceRowKey(row)}: ${pricesInWords(row)}`
      return `~ ${priceRowKey(row)}: ${pricesInWords(old)} -> ${pricesInWords(row)}`
    })
    .sort()
}
