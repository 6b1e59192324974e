import { formatFraction, formatUsd, parseUsd } from '../money'
import type { PriceBook } from '../pricing/price-book'
import { ARTICLE } from './estimate-defaults'
import { priceInteractions } from './price-interactions'
import type { Quantities } from './resolve-assumptions'

/** What somebody says that a build costs, with the inputs that they name. USD. */
interface PublishedQuote {
  model: string
  low: string
  high: string
}

/** The article's example: 8 resources with auth, validation, pagination and tests; retries and context read again ×3. */
export const ARTICLE_QUANTITIES: Quantities = {
  interactions: 120,
  input_tokens: 25_000,
  output_tokens: 5_000,
  retry_factor: 3,
  cache_hit_rate: 0,
  batch_share: 0,
}

export const ARTICLE_QUOTES: readonly PublishedQuote[] = [
  { model: 'claude-sonnet-4-6', low: '50', high: '55' },
  { model: 'deepseek-v4-pro', low: '8', high: '12' },
  { model: 'claude-opus-4-8', low: '90', high: '110' },
]

/** A quote beside what its own inputs give at the prices of its day. */
export interface CheckedQuote {
  model: string
  quoted_low_usd: string
  quoted_high_usd: string
  clean_usd: string
  total_usd: string
  /** Whether the total lies in what is quoted. */
  follows: boolean
  /** What the retry factor would have to be for the quote's ends, rounded half-even at 15 places. */
  retry_factor_for_low: string
  retry_factor_for_high: string
}

/** The article's quotes at the catalogue's prices of its day; a quote whose model has no price then is left out. */
export function checkQuotes(book: PriceBook): CheckedQuote[] {
  return ARTICLE_QUOTES.flatMap(({ model, low, high }) => {
    const priced = priceInteractions(model, Date.parse(`${ARTICLE.day}T12:00:00Z`), ARTICLE_QUANTITIES, book)
    if (typeof priced === 'string' || priced.clean === 0n) return []
    const [lowFemto, highFemto] = [parseUsd(low) ?? 0n, parseUsd(high) ?? 0n]
    const times = (femto: bigint) => formatFraction({ numerator: femto, denominator: priced.clean })
    return {
      model,
      quoted_low_usd: low,
      quoted_high_usd: high,
      clean_usd: formatUsd(priced.clean),
      total_usd: formatUsd(priced.total),
      follows: priced.total >= lowFemto && priced.total <= highFemto,
      retry_factor_for_low: times(lowFemto),
      retry_factor_for_high: times(highFemto),
    }
  })
}
