import type { OwnPrice } from './own-price'
import type { PriceOverride } from './price-overrides'
import type { PriceSnapshot } from './price-snapshot'
import { canonicalProvider } from './provider-names'
import { indexSnapshot, resolveModel } from './resolve-model'

/**
 * What an own price is for, however it is spelt: two of one subject compete, as the price book sees it. One that names a
 * provider is another subject than one that does not, and goes before it.
 */
export function priceSubjectKey(
  snapshot: PriceSnapshot,
  { model, provider }: Pick<PriceOverride, 'model' | 'provider'>,
): string {
  return JSON.stringify([
    provider === null ? null : canonicalProvider(provider),
    model === null ? null : modelKey(snapshot, model),
  ])
}

/** One name for all spellings of a model that the catalogue knows; a name that it does not know, in lower case. */
export function modelKey(snapshot: PriceSnapshot, model: string): string {
  const resolved = resolveModel(indexSnapshot(snapshot), null, model)
  return resolved.kind === 'known' ? resolved.model : model.trim().toLowerCase()
}

/** Those of `others` that hold at some instant of the new one's dates; ends are exclusive, so one may begin where another ends. */
export function clashingPrices(
  override: Pick<PriceOverride, 'effective_from' | 'effective_to'>,
  others: readonly OwnPrice[],
): OwnPrice[] {
  const { fromMs, toMs } = spanOf(override)
  return others.filter((other) => {
    const span = spanOf(other.override)
    return span.fromMs < toMs && fromMs < span.toMs
  })
}

export function spanOf({
  effective_from,
  effective_to,
}: Pick<PriceOverride, 'effective_from' | 'effective_to'>): { fromMs: number; toMs: number } {
  return {
    fromMs: effective_from === null ? Number.NEGATIVE_INFINITY : Date.parse(effective_from),
    toMs: effective_to === null ? Number.POSITIVE_INFINITY : Date.parse(effective_to),
  }
}

/** "from 2026-06-01 to 2026-12-01", "from 2026-06-01 on": dates in UTC, with the time where it is not midnight. */
export function datesInWords({
  effective_from,
  effective_to,
}: Pick<PriceOverride, 'effective_from' | 'effective_to'>): string {
  const from = effective_from === null ? 'from ever' : `from ${shortInstant(effective_from)}`
  return effective_to === null ? `${from} on` : `${from} to ${shortInstant(effective_to)}`
}

/** A date where the instant is midnight in UTC, else date and time. */
export function shortInstant(instant: string): string {
  const iso = new Date(instant).toISOString()
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.replace('.000Z', 'Z')
}
