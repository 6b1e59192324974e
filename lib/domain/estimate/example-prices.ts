import { divideHalfEven, formatUsd, parseUsd } from '../money'
import type { PriceBook } from '../pricing/price-book'
import { explainCost } from '../pricing/price-usage'
import { formatTenths } from './estimate-outcome'
import { interactionOf } from './price-interactions'
import { ARTICLE_QUANTITIES } from './published-quotes'
import type { Quantities } from './resolve-assumptions'

export const EXAMPLE_SOURCE = {
  title:
    'Building AI-Powered Code Tools in 2026: How to Benchmark the Best Cheap API Access for Coding Models',
  /** It bears no day; it speaks of early 2026. */
  day: '2026, early',
} as const

interface ExamplePrice {
  name: string
  /** USD per million tokens as quoted; null: not published there. */
  input: string
  output: string | null
  /** What the catalogue calls it, or what comes nearest. */
  catalogueModel: string
}

/** Prices that an article quotes: kept as an example, never used for spend. */
const EXAMPLE_PRICES: readonly ExamplePrice[] = [
  { name: 'DeepSeek Coder V3', input: '0.14', output: '0.42', catalogueModel: 'deepseek-coder' },
  { name: 'Qwen 2.5 Coder', input: '0.50', output: null, catalogueModel: 'qwen2.5-coder-32b-instruct' },
  { name: 'Claude 3.5 Haiku', input: '0.80', output: '4.00', catalogueModel: 'claude-3-5-haiku' },
  { name: 'Gemini 1.5 Flash', input: '0.35', output: '1.50', catalogueModel: 'gemini-1.5-flash' },
  { name: 'GPT-4o mini', input: '0.50', output: '0.60', catalogueModel: 'gpt-4o-mini' },
  { name: 'Mistral Tiny', input: '0.25', output: null, catalogueModel: 'mistral-tiny' },
]

/** A quoted price beside the catalogue's, USD per million tokens. Null: not published, or no price in the catalogue. */
export interface PriceComparison {
  quoted: string | null
  catalogue: string | null
  /** Quoted less catalogue. */
  difference: string | null
  /** In percent of the catalogue's, to a tenth. */
  percent: string | null
}

export interface ComparedExample {
  name: string
  catalogue_model: string
  input: PriceComparison
  output: PriceComparison
  /** The estimated build at the quoted price, without cache and batch; null where a price is not published. */
  total_usd: string | null
}

/** The example list beside the catalogue's standard prices at an instant (ms, UTC), under the long-context threshold. */
export function compareExamplePrices(
  book: PriceBook,
  atMs: number,
  quantities: Quantities,
): ComparedExample[] {
  return EXAMPLE_PRICES.map(({ name, input, output, catalogueModel }) => {
    const lines = explainCost(interactionOf(catalogueModel, atMs, ARTICLE_QUANTITIES), book)
    const price = (tokenClass: string) =>
      lines.find((line) => line.tokenClass === tokenClass)?.unitPriceUsd ?? null
    return {
      name,
      catalogue_model: catalogueModel,
      input: compare(input, price('input')),
      output: compare(output, price('output')),
      total_usd: totalAt(input, output, quantities),
    }
  })
}

function compare(quoted: string | null, catalogue: string | null): PriceComparison {
  if (quoted === null || catalogue === null) return { quoted, catalogue, difference: null, percent: null }
  const [a, b] = [parseUsd(quoted) ?? 0n, parseUsd(catalogue) ?? 0n]
  const tenths = b === 0n ? null : divideHalfEven((a - b) * 1_000n, b)
  return {
    quoted,
    catalogue,
    difference: formatUsd(a - b),
    percent: tenths === null ? null : formatTenths(tenths),
  }
}

const MILLION = 1_000_000n

function totalAt(input: string, output: string | null, quantities: Quantities): string | null {
  const rates = [parseUsd(input), output === null ? null : parseUsd(output)]
  const [inRate, outRate] = rates
  if (inRate == null || outRate == null) return null
  const each = inRate * BigInt(quantities.input_tokens) + outRate * BigInt(quantities.output_tokens)
  const retries = BigInt(Math.round(quantities.retry_factor * 1_000_000))
  return formatUsd(divideHalfEven(each * BigInt(quantities.interactions) * retries, MILLION * MILLION))
}
