import { formatUsd, multiplyFraction } from '../money'
import type { CompiledPrice } from './compile-price'
import { createPriceBook, type PriceBook } from './price-book'
import { priceEdges } from './price-edges'
import { indexSnapshot, resolveModel } from './resolve-model'

/** What the model costs from an instant to the next step's; USD per million tokens, null where there is no price. */
export interface PriceStep {
  fromMs: number
  inputUsd: string | null
  outputUsd: string | null
  cacheReadUsd: string | null
  cacheWrite5mUsd: string | null
  cacheWrite1hUsd: string | null
  /** Per thousand searches. */
  webSearchUsd: string | null
  /** An own price or discount makes it. */
  isOwn: boolean
  /** Null where there is no price. */
  ruleId: string | null
}

/**
 * What a call up to the long-context threshold costs in a range of instants (UTC, ms), step by step, own prices and
 * discounts included. Recurring hours at another price are left out.
 */
export function priceHistory(
  book: PriceBook,
  provider: string | null,
  model: string,
  range: { fromMs: number; toMs: number },
): PriceStep[] {
  const resolved = resolveModel(indexSnapshot(book.snapshot), provider, model)
  const isKnown = resolved.kind === 'known'
  const always = createPriceBook({
    snapshot: {
      ...book.snapshot,
      rows: isKnown ? resolved.rows.filter(({ window }) => window === null) : [],
    },
    overrides: book.overrides,
  })
  const asked = isKnown ? resolved.provider : provider
  const { instants } = priceEdges(always, asked, model, range)
  const steps: PriceStep[] = []
  for (const fromMs of [range.fromMs, ...[...new Set(instants)].sort((a, b) => a - b)]) {
    const found = always.find(asked, model, fromMs)
    const step = { fromMs, ...(found.kind === 'price' ? ratesOf(found.price) : NO_RATES) }
    const last = steps.at(-1)
    if (!last || !isSamePrice(last, step)) steps.push(step)
  }
  return steps
}

/** Another rule of the same prices, as where only the long-context price changed, is no step. */
function isSamePrice(
  { fromMs: _, ruleId: _a, ...a }: PriceStep,
  { fromMs: __, ruleId: _b, ...b }: PriceStep,
): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

const NO_RATES: Omit<PriceStep, 'fromMs'> = {
  inputUsd: null,
  outputUsd: null,
  cacheReadUsd: null,
  cacheWrite5mUsd: null,
  cacheWrite1hUsd: null,
  webSearchUsd: null,
  isOwn: false,
  ruleId: null,
}

function ratesOf({ base, tokenFactor, feeFactor, basis }: CompiledPrice): Omit<PriceStep, 'fromMs'> {
  const perMillion = (rate: bigint | null) =>
    rate === null ? null : formatUsd(multiplyFraction(rate * 1_000_000n, tokenFactor))
  const ruleId = basis.ruleIds[0] ?? null
  return {
    inputUsd: perMillion(base.input),
    outputUsd: perMillion(base.output),
    cacheReadUsd: perMillion(base.cacheRead),
    cacheWrite5mUsd: perMillion(base.cacheWrite5m),
    cacheWrite1hUsd: perMillion(base.cacheWrite1h),
    webSearchUsd:
      base.webSearch === null ? null : formatUsd(multiplyFraction(base.webSearch * 1_000n, feeFactor)),
    isOwn: ruleId?.startsWith('own:') ?? false,
    ruleId,
  }
}
