import { describe, expect, it } from 'vitest'
import { currentSnapshot } from './current-snapshot'
import { createPriceBook } from './price-book'
import { parsePriceOverrides } from './price-overrides'
import { type UnpricedGroup, unpricedModels } from './unpriced-models'

const bookOf = (json: unknown[] = []) =>
  createPriceBook({ snapshot: currentSnapshot(), overrides: parsePriceOverrides(json) })

const group = (more: Partial<UnpricedGroup>): UnpricedGroup => ({
  model: 'our-llama',
  provider: null,
  componentModels: [],
  events: 1,
  counts: {
    inputTokens: 100,
    outputTokens: 10,
    cacheReadTokens: 1,
    cacheWrite5mTokens: 2,
    cacheWrite1hTokens: 3,
    // In output already; no tokens.
    reasoningTokens: 5,
    webSearchRequests: 7,
  },
  firstAtMs: Date.parse('2026-06-01T00:00:00Z'),
  lastAtMs: Date.parse('2026-06-30T00:00:00Z'),
  ...more,
})

const summary = (groups: UnpricedGroup[], own: unknown[] = []) =>
  unpricedModels(groups, bookOf(own)).map(({ model, events, tokens, reason }) => [
    model,
    events,
    tokens,
    reason,
  ])

describe('models that wait for a price', () => {
  it('are the most awaited first, providers together, from the first call to the last', () => {
    const found = unpricedModels(
      [
        group({ provider: 'vllm', events: 2, firstAtMs: 5, lastAtMs: 10 }),
        group({ provider: 'ollama', events: 3, firstAtMs: 1, lastAtMs: 7 }),
        group({ model: 'another', events: 6 }),
      ],
      bookOf(),
    )
    expect(found.map(({ model, events, tokens }) => [model, events, tokens])).toEqual([
      ['another', 6, 116],
      ['our-llama', 5, 232],
    ])
    expect(found[1]).toMatchObject({ providers: ['vllm', 'ollama'], firstAtMs: 1, lastAtMs: 10 })
  })

  it('are named where only what a call holds besides has none', () =>
    expect(summary([group({ model: 'gpt-5.5', componentModels: ['our-adviser'] })])).toEqual([
      ['our-adviser', 1, 116, 'no price is known for our-adviser'],
    ]))

  it('wait both, where a call lacks both', () =>
    expect(summary([group({ componentModels: ['our-adviser'] })]).map(([model]) => model)).toEqual([
      'our-adviser',
      'our-llama',
    ]))

  const price = {
    model: 'our-llama',
    input_usd_per_mtok: '1',
    output_usd_per_mtok: '1',
    web_search_usd_per_thousand: '1',
  }
  it('have one now where it holds for the first and the last of the calls', () => {
    expect(summary([group({})], [price])).toEqual([['our-llama', 1, 116, null]])
    expect(summary([group({})], [{ ...price, effective_from: '2026-06-01' }])[0]?.[3]).toBeNull()
    expect(summary([group({})], [{ ...price, effective_from: '2026-06-02' }])[0]?.[3]).not.toBeNull()
    expect(summary([group({})], [{ ...price, effective_to: '2026-06-30' }])[0]?.[3]).not.toBeNull()
  })

  it('say which class of tokens has none', () =>
    expect(summary([group({})], [{ model: 'our-llama', input_usd_per_mtok: '1' }])[0]?.[3]).toBe(
      'our-llama has no price for output',
    ))

  it('may have no name', () =>
    expect(summary([group({ model: null })])).toEqual([[null, 1, 116, 'the source names no model']]))
})
