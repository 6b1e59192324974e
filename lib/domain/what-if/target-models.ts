import { formatUsd } from '../money'
import type { PriceBook } from '../pricing/price-book'
import { FIRST_PARTIES } from '../pricing/provider-names'

/** A model that tokens can be priced as. */
export interface TargetModel {
  model: string
  provider: string
  /** USD per million tokens, today. */
  inputUsd: string
  outputUsd: string
}

const PER_MILLION = 1_000_000n

/** The makers' own models, and those with an own price, that have a price per token at an instant (milliseconds, UTC). */
export function targetModels(book: PriceBook, atMs: number): TargetModel[] {
  const makers = new Set<string>(FIRST_PARTIES)
  const named = [
    ...book.overrides.flatMap(({ provider, model }) => (model === null ? [] : [{ provider, model }])),
    ...book.snapshot.rows.filter(({ provider }) => makers.has(provider)),
  ]
  const targets = new Map<string, TargetModel>()
  for (const { provider, model } of named) {
    const found = targets.has(model) ? null : book.find(provider, model, atMs)
    if (found?.kind !== 'price') continue
    const { input, output } = found.price.base
    if (input === null || output === null || output === 0n) continue
    targets.set(model, {
      model,
      provider: found.price.provider,
      inputUsd: formatUsd(input * PER_MILLION),
      outputUsd: formatUsd(output * PER_MILLION),
    })
  }
  const order = (provider: string) => (FIRST_PARTIES as readonly string[]).indexOf(provider)
  return [...targets.values()].sort(
    (a, b) => order(a.provider) - order(b.provider) || (a.model < b.model ? -1 : 1),
  )
}
