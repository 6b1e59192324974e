import { formatFraction, formatUsd } from '../money'
import type { PriceBook } from '../pricing/price-book'
import { priceUsage } from '../pricing/price-usage'
import { ARTICLE } from './estimate-defaults'
import { interactionOf, type PricedInteractions, priceInteractions } from './price-interactions'
import { ARTICLE_QUANTITIES, ARTICLE_QUOTES } from './published-quotes'
import type { Quantities } from './resolve-assumptions'

const HOUR_MS = 3_600_000

/** What a reader of the figure should know: its tier, what was not counted, hours of another price. */
export function estimateNotes(
  model: string,
  atMs: number,
  quantities: Quantities,
  priced: PricedInteractions,
  book: PriceBook,
): string[] {
  const { basis } = priced
  const found = book.find(null, model, atMs)
  const name = found.kind === 'price' ? `${found.price.provider}/${found.price.model}` : model
  return [
    `${name}: ${basis.resolution}`,
    ...(basis.tier === null ? [] : [`Priced as ${basis.tier}`]),
    ...basis.modifiers.map(({ kind, multiplier }) => `${kind.replace('_', ' ')}: × ${multiplier}`),
    ...basis.notes,
    ...cacheNote(model, atMs, quantities, priced, book),
    ...(quantities.batch_share > 0 && priced.batched === null
      ? ['Its provider publishes no batch price: the batch share has no effect here']
      : []),
    ...hoursNote(model, atMs, quantities, priced, book),
    ...quoteNote(found.kind === 'price' ? found.price.model : model, quantities),
  ]
}

function cacheNote(
  model: string,
  atMs: number,
  quantities: Quantities,
  priced: PricedInteractions,
  book: PriceBook,
): string[] {
  if (quantities.cache_hit_rate === 0) return []
  const usage = interactionOf(model, atMs, quantities)
  const written = priceUsage({ ...usage, inputTokens: 0, cacheWrite5mTokens: usage.inputTokens }, book)
  const base = 'Cache writes are not counted: input that is not read from cache is at the plain input price'
  if (written.kind === 'unpriced' || written.costFemtoUsd === priced.standard) return [base]
  return [
    `${base}. Written to a 5-minute cache instead, an interaction is $${formatUsd(written.costFemtoUsd)}`,
  ]
}

// Some providers have peak hours: a build is not all done at noon.
function hoursNote(
  model: string,
  atMs: number,
  quantities: Quantities,
  priced: PricedInteractions,
  book: PriceBook,
): string[] {
  const midnight = atMs - 12 * HOUR_MS
  let most = priced.total
  let hours = 0
  for (let hour = 0; hour < 24; hour += 1) {
    const other = priceInteractions(model, midnight + hour * HOUR_MS, quantities, book)
    if (typeof other === 'string' || other.total <= priced.total) continue
    hours += 1
    if (other.total > most) most = other.total
  }
  if (hours === 0) return []
  const times = formatFraction({ numerator: most, denominator: priced.total || 1n }).slice(0, 5)
  return [`The price is that of 12:00 UTC; in ${hours} hours of that day it is up to ${times} times as much`]
}

function quoteNote(model: string, { retry_factor: _, ...quantities }: Quantities): string[] {
  const { retry_factor: times, ...article } = ARTICLE_QUANTITIES
  const isArticle = Object.entries(article).every(
    ([name, value]) => quantities[name as keyof typeof article] === value,
  )
  const quote = isArticle && ARTICLE_QUOTES.find((one) => one.model === model)
  if (!quote) return []
  return [
    `For these inputs at ${times} times, the article of ${ARTICLE.day} quotes $${quote.low} to $${quote.high}`,
  ]
}
