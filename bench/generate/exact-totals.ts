/** What was generated, to the last token and the last femto-dollar. */
export interface ExactTotals {
  events: number
  input_tokens: number
  output_tokens: number
  cache_read_tokens: number
  cache_write_5m_tokens: number
  cache_write_1h_tokens: number
  cost_usd: string
}

export interface Call {
  model: GeneratedModel
  input: number
  output: number
  cacheRead: number
  write5m: number
  write1h: number
}

// USD per million tokens × 1000, as Anthropic listed them in 2026: input, output, read, 5-minute write, 1-hour write.
const PRICES = {
  'claude-opus-4-8': [5000n, 25000n, 500n, 6250n, 10000n],
  'claude-sonnet-4-6': [3000n, 15000n, 300n, 3750n, 6000n],
  'claude-haiku-4-5': [1000n, 5000n, 100n, 1250n, 2000n],
} as const

export type GeneratedModel = keyof typeof PRICES
export const MODELS = [
  'claude-opus-4-8',
  'claude-sonnet-4-6',
  'claude-sonnet-4-6',
  'claude-haiku-4-5',
] as const

/** Adds calls up on its own, apart from the product's pricing: what the product is checked against. */
export class TotalsCounter {
  readonly #sums = { events: 0, input: 0, output: 0, cacheRead: 0, write5m: 0, write1h: 0 }
  /** In billionths of a dollar: a thousandth of a dollar a million tokens is one of them a token. */
  #nanoUsd = 0n

  add(call: Call): void {
    this.#sums.events++
    for (const name of ['input', 'output', 'cacheRead', 'write5m', 'write1h'] as const)
      this.#sums[name] += call[name]
    const [input, output, read, write5m, write1h] = PRICES[call.model]
    this.#nanoUsd +=
      BigInt(call.input) * input +
      BigInt(call.output) * output +
      BigInt(call.cacheRead) * read +
      BigInt(call.write5m) * write5m +
      BigInt(call.write1h) * write1h
  }

  totals(): ExactTotals {
    return {
      events: this.#sums.events,
      input_tokens: this.#sums.input,
      output_tokens: this.#sums.output,
      cache_read_tokens: this.#sums.cacheRead,
      cache_write_5m_tokens: this.#sums.write5m,
      cache_write_1h_tokens: this.#sums.write1h,
      cost_usd: formatNanoUsd(this.#nanoUsd),
    }
  }
}

/** What two lots of calls come to together. */
export function addTotals(one: ExactTotals, other: ExactTotals): ExactTotals {
  const sums = Object.entries(one).map(([name, value]) => [
    name,
    name === 'cost_usd' ? formatNanoUsd(nanoUsdOf(one) + nanoUsdOf(other)) : value + other[name as 'events'],
  ])
  return Object.fromEntries(sums)
}

function formatNanoUsd(nanoUsd: bigint): string {
  const digits = nanoUsd.toString().padStart(10, '0')
  return withoutZeros(`${digits.slice(0, -9)}.${digits.slice(-9)}`)
}

function nanoUsdOf({ cost_usd }: ExactTotals): bigint {
  const [whole = '', part = ''] = cost_usd.split('.')
  return BigInt(whole + part.padEnd(9, '0'))
}

/** Throws where a report's total is not exactly what was generated. */
export function requireExact(who: string, expected: ExactTotals, total: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(expected)) {
    const found = name === 'cost_usd' ? withoutZeros(String(total[name])) : total[name]
    if (found !== value) throw new Error(`${who}: ${name} is ${String(found)} and should be ${value}`)
  }
}

function withoutZeros(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal
}
