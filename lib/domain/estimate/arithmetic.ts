import { displayExactUsd } from '../display/display-usd'
import { formatUsd } from '../money'
import type { PriceBook } from '../pricing/price-book'
import { explainCost } from '../pricing/price-usage'
import type { CostLine } from '../pricing/priced-usage'
import { interactionOf, type PricedInteractions } from './price-interactions'
import type { Quantities } from './resolve-assumptions'

/** One line of the sum, as it would stand on paper. `usd` is the exact result. */
export interface ArithmeticLine {
  label: string
  formula: string
  usd: string
}

const CLASS_LABELS: Readonly<Record<CostLine['tokenClass'], string>> = {
  input: 'Input',
  output: 'Output',
  cache_read: 'Input read from cache',
  cache_write_5m: 'Cache write, 5 minutes',
  cache_write_1h: 'Cache write, 1 hour',
  web_search: 'Web search',
}

/** From the tokens of one interaction to the total, line by line; each line's result is used by the next. */
export function arithmeticOf(
  model: string,
  atMs: number,
  quantities: Quantities,
  priced: PricedInteractions,
  book: PriceBook,
): ArithmeticLine[] {
  const { interactions, retry_factor, batch_share } = quantities
  const costs = explainCost(interactionOf(model, atMs, quantities), book)
  const lines = costs.map((line) => ({
    label: CLASS_LABELS[line.tokenClass],
    formula: `${grouped(line.quantity)} tokens × ${displayExactUsd(line.unitPriceUsd)} a million${line.multiplier === '1' ? '' : ` × ${line.multiplier}`}`,
    usd: line.costUsd,
  }))
  const standard = formatUsd(priced.standard)
  lines.push({
    label: 'Each interaction',
    formula: costs.map((line) => displayExactUsd(line.costUsd)).join(' + ') || 'no tokens',
    usd: standard,
  })
  const each = formatUsd(priced.each)
  if (priced.batched !== null) {
    const batched = formatUsd(priced.batched)
    lines.push({
      label: 'A batched interaction',
      formula: 'the same tokens at the batch price',
      usd: batched,
    })
    lines.push({
      label: 'Mean interaction',
      formula: `${displayExactUsd(standard)} × (1 − ${batch_share}) + ${displayExactUsd(batched)} × ${batch_share}`,
      usd: each,
    })
  }
  const clean = formatUsd(priced.clean)
  lines.push({
    label: 'Clean work',
    formula: `${grouped(interactions)} interactions × ${displayExactUsd(each)}`,
    usd: clean,
  })
  lines.push({
    label: 'With retries',
    formula: `${displayExactUsd(clean)} × ${retry_factor}`,
    usd: formatUsd(priced.total),
  })
  return lines
}

function grouped(count: number): string {
  return count.toLocaleString('en-US')
}
