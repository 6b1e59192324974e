import { currentSnapshot } from '../pricing/current-snapshot'
import { createPriceBook, type PriceBook } from '../pricing/price-book'
import type { Estimate } from './estimate'
import { type ComparedExample, compareExamplePrices } from './example-prices'
import { type CheckedQuote, checkQuotes } from './published-quotes'

let catalogue: PriceBook | null = null

/** What is published, beside an estimate: always at the catalogue's prices, whatever an organization pays. */
export function comparePublished({ assumptions }: Estimate): {
  quotes: CheckedQuote[]
  examples: ComparedExample[]
} {
  catalogue ??= createPriceBook({ snapshot: currentSnapshot() })
  const atMs = Date.parse(`${assumptions.as_of}T12:00:00Z`)
  return { quotes: checkQuotes(catalogue), examples: compareExamplePrices(catalogue, atMs, assumptions) }
}
