import { calcPrice } from '@pydantic/genai-prices'
import { describe, expect, it } from 'vitest'
import { formatUsd } from '../money'
import type { TokenCounts } from '../usage/usage-event'
import { MANUAL_ROWS } from './catalogue/manual-rows'
import { currentSnapshot } from './current-snapshot'
import { createPriceBook } from './price-book'
import type { PriceRow } from './price-snapshot'
import { priceUsage } from './price-usage'

const snapshot = currentSnapshot()
const book = createPriceBook({ snapshot })

const NOT_NAMES = new Set([
  'mistral/codestral',
  'mistral/magistral-small',
  'mistral/mistral-medium-3-1',
  'mistral/pixtral-large',
  'openai/ft:gpt-4o',
  'openai/ft:gpt-4o-mini',
])

/** Where upstream's own calculator is not the truth, or asks a name that only it understands. */
const EXCEPTIONS: readonly { why: string; matches: (row: PriceRow) => boolean }[] = [
  {
    why: 'rows of our own: dates and hours that upstream cannot say, models that it lacks',
    matches: (row) => MANUAL_ROWS.some((own) => own.provider === row.provider && own.model === row.model),
  },
  {
    why: 'Bedrock ids are shortened to global. and regional. names here',
    matches: (row) => row.provider === 'aws',
  },
  {
    why: 'upstream does not take its own id for a name',
    matches: (row) => row.provider === 'fireworks' || NOT_NAMES.has(`${row.provider}/${row.model}`),
  },
  {
    why: 'a twelfth of a dollar has no decimal',
    matches: (row) => row.cacheWrite5mUsd === '0.083333333',
  },
]

const INSTANTS = [
  '2024-06-01T12:00:00.000Z',
  '2025-06-09T23:59:59.999Z',
  '2025-06-10T00:00:00.000Z',
  '2026-03-12T23:59:59.999Z',
  '2026-03-13T00:00:00.000Z',
  '2026-08-20T23:59:59.999Z',
  '2026-08-21T00:00:00.000Z',
  '2026-11-22T02:00:00.000Z',
  '2027-01-01T00:00:00.000Z',
]

const NONE: TokenCounts = {
  inputTokens: 0,
  outputTokens: 0,
  cacheReadTokens: 0,
  cacheWrite5mTokens: 0,
  cacheWrite1hTokens: 0,
  reasoningTokens: 0,
  webSearchRequests: 0,
}

function usagesFor(row: PriceRow): TokenCounts[] {
  const output = row.outputUsd === null ? 0 : 777
  const reads = row.cacheReadUsd === null ? 0 : 1
  const writes = row.cacheWrite5mUsd === null ? 0 : 1
  const writes1h = row.cacheWrite1hUsd === null ? 0 : 1
  const over = row.tier?.overTokens ?? 50_000
  return [
    { ...NONE, inputTokens: 12_345, outputTokens: output },
    { ...NONE, inputTokens: over - 1_000, outputTokens: output },
    {
      ...NONE,
      inputTokens: 1,
      outputTokens: output,
      cacheReadTokens: reads * (over + 1),
      cacheWrite5mTokens: writes * 1_000,
      cacheWrite1hTokens: writes1h * 3_000,
      webSearchRequests: row.webSearchUsd === null ? 0 : 7,
    },
    { ...NONE, inputTokens: over + 1_000, outputTokens: output, cacheReadTokens: reads * 9_999 },
  ]
}

function upstreamUsd(row: PriceRow, counts: TokenCounts, at: string): number | null {
  const writes = counts.cacheWrite5mTokens + counts.cacheWrite1hTokens
  const usage: Record<string, number> = {
    input_tokens: counts.inputTokens + counts.cacheReadTokens + writes,
    output_tokens: counts.outputTokens,
  }
  if (counts.cacheReadTokens > 0) usage.cache_read_tokens = counts.cacheReadTokens
  if (writes > 0) usage.cache_write_tokens = writes
  if (counts.cacheWrite1hTokens > 0) usage.cache_write_1h_tokens = counts.cacheWrite1hTokens
  if (counts.webSearchRequests > 0) usage.web_searches = counts.webSearchRequests
  return (
    calcPrice(usage, row.model, { providerId: row.provider, timestamp: new Date(at) })?.total_price ?? null
  )
}

describe('against the upstream calculator', () => {
  it('every model of the catalogue costs the same, but for the exceptions named here', () => {
    const differences: string[] = []
    let compared = 0
    for (const row of snapshot.rows) {
      if (EXCEPTIONS.some(({ matches }) => matches(row))) continue
      for (const at of INSTANTS) {
        const atMs = Date.parse(at)
        if (row.effectiveFrom !== null && atMs < Date.parse(row.effectiveFrom)) continue
        if (row.effectiveTo !== null && atMs >= Date.parse(row.effectiveTo)) continue
        for (const counts of usagesFor(row)) {
          const theirs = upstreamUsd(row, counts, at)
          const ours = priceUsage(
            {
              ...counts,
              occurredAtMs: atMs,
              model: row.model,
              provider: row.provider,
              serviceTier: null,
              speed: null,
              inferenceGeo: null,
              components: [],
            },
            book,
          )
          compared += 1
          const usd = ours.kind === 'priced' ? Number(formatUsd(ours.costFemtoUsd)) : null
          const isSame =
            usd !== null && theirs !== null && Math.abs(usd - theirs) <= 1e-9 * Math.max(usd, theirs)
          if (!isSame) {
            differences.push(`${row.provider}/${row.model} ${at} ${JSON.stringify(counts)}: ${usd} ${theirs}`)
          }
        }
      }
    }
    expect(differences.slice(0, 20)).toEqual([])
    expect(compared).toBeGreaterThan(30_000)
  })

  it('differs where OpenAI means more than 272,000 tokens and upstream reads at least', () => {
    const row = snapshot.rows.find(({ provider, model }) => provider === 'openai' && model === 'gpt-5.5')
    if (row === undefined) throw new Error('gpt-5.5 is gone')
    expect(upstreamUsd(row, { ...NONE, inputTokens: 272_000 }, '2026-06-01T00:00:00Z')).toBeCloseTo(2.72)
    expect(row.tier?.overTokens).toBe(272_000)
  })

  it('differs where upstream takes a successor for its prefix', () => {
    const options = { providerId: 'anthropic', timestamp: new Date('2026-11-01T00:00:00Z') }
    expect(calcPrice({ input_tokens: 1 }, 'claude-sonnet-5-6', options)?.model.id).toBe('claude-sonnet-5')
    expect(book.find('anthropic', 'claude-sonnet-5-6', 0).kind).toBe('unknown')
  })
})
