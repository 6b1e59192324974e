import { describe, expect, it } from 'vitest'
import { formatUsd, parseUsd } from '../money'
import { litellmModel } from '../routing/route-export'
import type { TokenCounts, UsageComponent } from '../usage/usage-event'
import { currentSnapshot } from './current-snapshot'
import { createPriceBook } from './price-book'
import { explainCost, priceUsage } from './price-usage'
import type { PriceableUsage } from './priced-usage'
import { canonicalProvider } from './provider-names'

const book = createPriceBook({ snapshot: currentSnapshot() })

const NO_TOKENS: TokenCounts = {
  inputTokens: 0,
  outputTokens: 0,
  cacheReadTokens: 0,
  cacheWrite5mTokens: 0,
  cacheWrite1hTokens: 0,
  reasoningTokens: 0,
  webSearchRequests: 0,
}

type Call = Partial<Omit<PriceableUsage, 'occurredAtMs'>> & { at?: string }

function call({ at = '2026-06-01T12:00:00Z', ...given }: Call): PriceableUsage {
  return {
    ...NO_TOKENS,
    model: null,
    provider: null,
    serviceTier: null,
    speed: null,
    inferenceGeo: null,
    components: [],
    ...given,
    occurredAtMs: Date.parse(at),
  }
}

function component(given: Partial<UsageComponent> & { model: string }): UsageComponent {
  return { ...NO_TOKENS, provider: null, ...given }
}

/** The cost in USD; null where unpriced. Every case also proves that its lines add up to it. */
function costUsd(given: Call): string | null {
  const usage = call(given)
  const priced = priceUsage(usage, book)
  const lines = explainCost(usage, book)
  if (priced.kind === 'unpriced') {
    expect(lines).toEqual([])
    return null
  }
  expect(lines.reduce((sum, line) => sum + (parseUsd(line.costUsd) ?? -1n), 0n)).toBe(priced.costFemtoUsd)
  return formatUsd(priced.costFemtoUsd)
}

function basis(given: Call) {
  const priced = priceUsage(call(given), book)
  if (priced.kind === 'unpriced') throw new Error(priced.reason)
  return priced.basis
}

const MILLION = { inputTokens: 1_000_000 }

describe('known answers', () => {
  const cases: [name: string, Call, usd: string | null][] = [
    [
      '350,010 input tokens in all classes',
      {
        model: 'claude-opus-4-8',
        inputTokens: 10,
        cacheReadTokens: 50_000,
        cacheWrite5mTokens: 100_000,
        cacheWrite1hTokens: 200_000,
        outputTokens: 100,
      },
      '2.65255',
    ],
    ['25k in and 5k out', { model: 'claude-sonnet-4-6', inputTokens: 25_000, outputTokens: 5_000 }, '0.15'],
    [
      'a result record at list price',
      {
        model: 'claude-sonnet-4-6',
        inputTokens: 10,
        outputTokens: 3_449,
        cacheReadTokens: 336_903,
        cacheWrite1hTokens: 44_182,
      },
      '0.4179279',
    ],
    [
      'long context by total input',
      { model: 'claude-sonnet-4-5', inputTokens: 100_000, cacheReadTokens: 150_000 },
      '0.69',
    ],
    [
      'the whole request at the long-context price',
      { model: 'claude-sonnet-4-5', inputTokens: 300_000 },
      '1.8',
    ],
    ['fast opus-4-8', { model: 'claude-opus-4-8', speed: 'fast', ...MILLION }, '10'],
    ['fast opus-5', { model: 'claude-opus-5', speed: 'fast', ...MILLION }, '10'],
    ['batch', { model: 'claude-opus-4-8', serviceTier: 'batch', ...MILLION }, '2.5'],
    ['US inference', { model: 'claude-opus-4-8', inferenceGeo: 'us', ...MILLION }, '5.5'],
    ['100 web searches', { model: 'claude-opus-4-8', inputTokens: 5, webSearchRequests: 100 }, '1.000025'],
    ['an unknown model', { model: 'claude-sonnet-9', ...MILLION }, null],
    ['gpt-5.5 over 272k', { model: 'gpt-5.5', inputTokens: 300_000 }, '3'],
    [
      'gpt-5.6-sol cache writes',
      { model: 'gpt-5.6-sol', cacheWrite5mTokens: 100_000, at: '2026-09-01T00:00:00Z' },
      '0.5',
    ],
    ['openai/gpt-5.5', { model: 'openai/gpt-5.5', inputTokens: 1_000, outputTokens: 1_000 }, '0.035'],
    ['an anthropic model from its gateway name', { model: 'anthropic/claude-opus-4.8', ...MILLION }, '5'],
    [
      'DeepSeek below a nano-dollar a token',
      { model: 'deepseek-v4-pro', cacheReadTokens: 1 },
      '0.000000003625',
    ],
  ]
  it.each(cases)('%s', (_name, given, usd) => expect(costUsd(given)).toBe(usd))

  it('prices an advisor at its own model', () => {
    const usd = costUsd({
      model: 'claude-sonnet-5',
      inputTokens: 4,
      outputTokens: 20,
      components: [component({ model: 'claude-opus-4-8', inputTokens: 100_000, outputTokens: 10_000 })],
    })
    expect(usd).toBe('0.750208')
  })
})

describe('list prices, a million tokens in and out', () => {
  const out = { outputTokens: 1_000_000 }
  const cases: [model: string, input: string, output: string, at?: string][] = [
    ['claude-3-5-haiku', '0.8', '4'],
    ['claude-sonnet-5', '2', '10'],
    ['claude-sonnet-5-5', '2', '10', '2026-11-01T00:00:00Z'],
    ['claude-opus-5', '5', '25'],
    ['claude-opus-5-5', '4', '20'],
    ['claude-fable-5', '10', '50'],
    ['claude-fable-5-1', '10', '50'],
    ['gpt-4o-mini', '0.15', '0.6'],
    ['gpt-4o', '2.5', '10'],
    ['gpt-4o-2024-05-13', '5', '15'],
    ['mistral-tiny', '0.25', '0.25'],
    ['gpt-5', '1.25', '10'],
    ['gpt-5.3-codex', '1.75', '14'],
    ['deepseek-coder', '0.14', '0.28'],
    ['gpt-6-sol', '4', '10', '2026-10-01T00:00:00Z'],
  ]
  it.each(cases)('%s', (model, input, output, at = '2026-06-01T12:00:00Z') => {
    expect(costUsd({ model, at, ...MILLION })).toBe(input)
    expect(costUsd({ model, at, ...out })).toBe(output)
  })
})

describe('boundaries of context tiers', () => {
  const tiers: [model: string, over: number, base: bigint, above: bigint, at: string][] = [
    ['claude-sonnet-4-5', 200_000, 3n, 6n, '2026-06-01T00:00:00Z'],
    ['claude-sonnet-4-20250514', 200_000, 3n, 6n, '2025-10-01T00:00:00Z'],
    ['gemini-3-pro-preview', 200_000, 2n, 4n, '2026-06-01T00:00:00Z'],
    ['gpt-5.4', 272_000, 5n, 10n, '2026-06-01T00:00:00Z'],
    ['gpt-6-sol', 272_000, 2n, 4n, '2026-10-01T00:00:00Z'],
    ['claude-haiku-5-5', 100_000, 1n, 5n, '2026-11-01T00:00:00Z'],
    ['grok-4.5', 199_999, 2n, 4n, '2026-08-01T00:00:00Z'],
    ['gemini-1.5-flash', 128_000, 75n, 150n, '2025-01-01T00:00:00Z'],
  ]
  it.each(tiers)(
    '%s: %d is base, one more token reprices the whole request',
    (model, over, base, above, at) => {
      const at1 = priceUsage(call({ model, inputTokens: over, at }), book)
      const at2 = priceUsage(call({ model, inputTokens: over + 1, at }), book)
      if (at1.kind !== 'priced' || at2.kind !== 'priced') throw new Error('unpriced')
      expect(at2.costFemtoUsd * base * BigInt(over)).toBe(at1.costFemtoUsd * above * BigInt(over + 1))
      expect(at1.basis.tier).toBeNull()
      expect(at2.basis.tier).toContain('long context')
    },
  )

  it('counts every class of input, and no output', () => {
    const model = 'claude-sonnet-4-5'
    const parts = { inputTokens: 50_000, cacheReadTokens: 50_000, cacheWrite5mTokens: 50_000 }
    expect(basis({ model, ...parts, cacheWrite1hTokens: 50_000, outputTokens: 90_000 }).tier).toBeNull()
    expect(basis({ model, ...parts, cacheWrite1hTokens: 50_001 }).tier).toBe(
      'long context: 200,001 > 200,000 input tokens',
    )
  })

  it('is tested for each component by itself', () => {
    const long = { model: 'claude-sonnet-4-5', inputTokens: 150_000 }
    expect(costUsd({ ...long, components: [component(long)] })).toBe('0.9')
  })

  it('multiplies output too', () => {
    const given = { model: 'claude-sonnet-4-5', inputTokens: 200_001, outputTokens: 1_000 }
    expect(costUsd(given)).toBe('1.222506')
  })
})

describe('boundaries of dates', () => {
  const cases: [name: string, Call, usd: string][] = [
    ['o3 before its cut', { model: 'o3', at: '2025-06-09T23:59:59.999Z', ...MILLION }, '10'],
    ['o3 from its cut', { model: 'o3', at: '2025-06-10T00:00:00Z', ...MILLION }, '2'],
    [
      'the last millisecond of the 4.6 premium',
      {
        model: 'claude-sonnet-4-6',
        at: '2026-03-12T23:59:59.999Z',
        inputTokens: 250_000,
        outputTokens: 1_000,
      },
      '1.5225',
    ],
    [
      'the day it ended',
      { model: 'claude-sonnet-4-6', at: '2026-03-13T00:00:00Z', inputTokens: 250_000, outputTokens: 1_000 },
      '0.765',
    ],
    [
      'opus-4-6 premium',
      { model: 'claude-opus-4-6', at: '2026-03-12T00:00:00Z', inputTokens: 200_001 },
      '2.00001',
    ],
    [
      'opus-4-6 flat',
      { model: 'claude-opus-4-6', at: '2026-03-13T00:00:00Z', inputTokens: 200_001 },
      '1.000005',
    ],
    [
      'gpt-5.6-sol before',
      { model: 'gpt-5.6-sol', at: '2026-08-20T23:59:59.999Z', inputTokens: 100_000 },
      '0.5',
    ],
    ['gpt-5.6-sol from', { model: 'gpt-5.6-sol', at: '2026-08-21T00:00:00Z', inputTokens: 100_000 }, '0.4'],
    [
      'sonnet-5-5 cache reads before',
      { model: 'claude-sonnet-5-5', at: '2026-10-06T23:59:59.999Z', cacheReadTokens: 1_000_000 },
      '0.2',
    ],
    [
      'sonnet-5-5 cache reads from',
      { model: 'claude-sonnet-5-5', at: '2026-10-07T00:00:00Z', cacheReadTokens: 1_000_000 },
      '0.1',
    ],
  ]
  it.each(cases)('%s', (_name, given, usd) => expect(costUsd(given)).toBe(usd))

  it('has no price before a model had one', () => {
    expect(costUsd({ model: 'deepseek-flash', at: '2026-09-10T03:59:59.999Z', ...MILLION })).toBeNull()
    expect(costUsd({ model: 'deepseek-flash', at: '2026-09-10T04:00:00Z', ...MILLION })).toBe('0.15')
  })
})

describe('DeepSeek V4: peak hours of weekdays in Beijing', () => {
  const cases: [name: string, at: string, usd: string][] = [
    ['flat before, even in peak hours', '2026-06-01T02:00:00Z', '0.435'],
    ['flat to the last millisecond', '2026-08-16T15:59:59.999Z', '0.435'],
    ['off-peak from midnight in Beijing', '2026-08-16T16:00:00Z', '0.66'],
    ['before the morning', '2026-08-17T00:59:59.999Z', '0.66'],
    ['morning', '2026-08-17T01:00:00Z', '1.32'],
    ['to the end of the morning', '2026-08-17T03:59:59.999Z', '1.32'],
    ['lunch', '2026-08-17T04:00:00Z', '0.66'],
    ['afternoon', '2026-08-17T06:00:00Z', '1.32'],
    ['to the end of the afternoon', '2026-08-17T09:59:59.999Z', '1.32'],
    ['evening', '2026-08-17T10:00:00Z', '0.66'],
    ['the last Saturday at peak price', '2026-08-22T02:00:00Z', '1.32'],
    ['the first Sunday off-peak', '2026-08-23T02:00:00Z', '0.66'],
    ['Monday', '2026-08-24T02:00:00Z', '1.32'],
    ['Friday', '2026-08-28T09:59:59Z', '1.32'],
    ['Saturday', '2026-08-29T02:00:00Z', '0.66'],
    ['a public holiday', '2026-10-01T02:00:00Z', '0.66'],
    ['the day after the holidays', '2026-10-08T02:00:00Z', '1.32'],
  ]
  it.each(cases)('%s', (_name, at, usd) =>
    expect(costUsd({ model: 'deepseek-v4-pro', at, ...MILLION })).toBe(usd),
  )
})

describe('multipliers', () => {
  const opus = { model: 'claude-opus-4-8' }
  const cases: [name: string, Call, usd: string][] = [
    ['fast multiplies cache reads', { ...opus, speed: 'fast', cacheReadTokens: 1_000_000 }, '1'],
    ['fast and US stack', { ...opus, speed: 'fast', inferenceGeo: 'us', ...MILLION }, '11'],
    ['fast opus-4-6', { model: 'claude-opus-4-6', speed: 'fast', ...MILLION }, '30'],
    [
      'fast opus-4-7',
      { model: 'claude-opus-4-7', speed: 'fast', at: '2026-07-23T23:59:59.999Z', ...MILLION },
      '30',
    ],
    [
      'no fast opus-4-7 after it',
      { model: 'claude-opus-4-7', speed: 'fast', at: '2026-07-24T00:00:00Z', ...MILLION },
      '5',
    ],
    [
      'batch and long context',
      { model: 'claude-sonnet-4-5', serviceTier: 'batch', inputTokens: 300_000 },
      '0.9',
    ],
    ['flex', { model: 'gpt-5', serviceTier: 'flex', ...MILLION }, '0.625'],
    ['priority gpt-5.5', { model: 'gpt-5.5', serviceTier: 'priority', inputTokens: 100_000 }, '1.25'],
    [
      'priority is not sold for long context',
      { model: 'gpt-5.5', serviceTier: 'priority', inputTokens: 272_001 },
      '2.72001',
    ],
    [
      'priority gpt-4o-mini, five thirds',
      { model: 'gpt-4o-mini', serviceTier: 'priority', inputTokens: 1_000 },
      '0.00025',
    ],
    [
      'priority by its later name',
      { model: 'gpt-5.6-sol', serviceTier: 'fast', at: '2026-09-01T00:00:00Z', inputTokens: 100_000 },
      '0.8',
    ],
    [
      'said twice, multiplied once',
      { model: 'gpt-5.4', serviceTier: 'fast', speed: 'fast', inputTokens: 100_000 },
      '0.5',
    ],
    ['web searches cost the same in a batch', { ...opus, serviceTier: 'batch', webSearchRequests: 100 }, '1'],
    ['no geo multiplier before 4.6', { model: 'claude-opus-4-5', inferenceGeo: 'us', ...MILLION }, '5'],
    [
      'standard is no modifier',
      { ...opus, serviceTier: 'standard', speed: 'standard', inferenceGeo: 'global', ...MILLION },
      '5',
    ],
    ['nor is a place that is not known', { ...opus, inferenceGeo: 'not_available', ...MILLION }, '5'],
  ]
  it.each(cases)('%s', (_name, given, usd) => expect(costUsd(given)).toBe(usd))

  it('says what was applied, and what has no published multiplier', () => {
    expect(basis({ ...opus, serviceTier: 'batch', inferenceGeo: 'us', ...MILLION }).modifiers).toEqual([
      { kind: 'batch', multiplier: '0.5' },
      { kind: 'inference_geo', multiplier: '1.1' },
    ])
    const priority = basis({ ...opus, serviceTier: 'priority', ...MILLION })
    expect(priority.modifiers).toEqual([])
    expect(priority.notes).toEqual([
      'service tier priority: no published multiplier for claude-opus-4-8, standard price used',
    ])
  })

  it('gives a component the tier and place of its call, not its speed', () => {
    const advisor = component({ model: 'claude-opus-5', ...MILLION })
    const both = { model: 'claude-opus-4-8', ...MILLION, components: [advisor] }
    expect(costUsd({ ...both, speed: 'fast' })).toBe('15')
    expect(costUsd({ ...both, serviceTier: 'batch' })).toBe('5')
    expect(costUsd({ ...both, inferenceGeo: 'us' })).toBe('11')
  })
})

describe('clouds that only list some models', () => {
  const sonnet = { at: '2026-11-01T00:00:00Z', ...MILLION }
  it('charge 10 % more in one region, also for a model known by its maker only', () => {
    expect(costUsd({ model: 'us.anthropic.claude-opus-4-8-v1:0', ...MILLION })).toBe('5.5')
    expect(costUsd({ model: 'global.anthropic.claude-opus-4-8-v1:0', ...MILLION })).toBe('5')
    expect(costUsd({ model: 'eu.anthropic.claude-sonnet-5-5-v1:0', ...sonnet })).toBe('2.2')
    expect(costUsd({ model: 'claude-sonnet-5-5', provider: 'bedrock', ...sonnet })).toBe('2.2')
    expect(costUsd({ model: 'global.anthropic.claude-sonnet-5-5-v1:0', ...sonnet })).toBe('2')
  })
  it('do not where the model is older than the premium', () => {
    expect(costUsd({ model: 'us.anthropic.claude-3-5-sonnet-20241022-v2:0', ...MILLION })).toBe('3')
  })
})

describe('classes without a price of their own', () => {
  it('takes input for a cache read, and says so', () => {
    const given = { model: 'gpt-5.4-pro', cacheReadTokens: 1_000 }
    expect(costUsd(given)).toBe('0.03')
    expect(basis(given).notes).toEqual(['no cache read price: input price used'])
  })
  it('takes input for a cache write, and for a 1-hour one of no Claude', () => {
    expect(costUsd({ model: 'gpt-5', cacheWrite5mTokens: 1_000_000 })).toBe('1.25')
    expect(costUsd({ model: 'gpt-5', cacheWrite1hTokens: 1_000_000 })).toBe('1.25')
  })
  it('takes twice the input for a 1-hour write of a Claude', () => {
    expect(costUsd({ model: 'claude-2', cacheWrite1hTokens: 1_000_000 })).toBe('16')
  })
  it('says nothing where the class was not used', () => {
    expect(basis({ model: 'gpt-5', ...MILLION }).notes).toEqual([])
  })
  it('has no cost where a used class has no price at all', () => {
    expect(costUsd({ model: 'text-embedding-3-small', ...MILLION })).toBe('0.02')
    expect(costUsd({ model: 'text-embedding-3-small', outputTokens: 1 })).toBeNull()
  })
})

describe('what has no price', () => {
  it('is never zero and never a lookalike', () => {
    const names = [
      'claude-sonnet-9',
      'claude-opus-4-8-fast',
      'gpt-5.5-turbo-x',
      'claude-sonnet-5-6',
      'codex-auto-review',
      'fixture-model',
      'gpt-5.5-2026-13',
    ]
    for (const model of names) {
      expect(priceUsage(call({ model, ...MILLION }), book)).toMatchObject({
        kind: 'unpriced',
        unpricedModels: [model],
      })
    }
  })
  it('stays unpriced without tokens, while a known model costs nothing', () => {
    expect(costUsd({ model: 'claude-sonnet-9' })).toBeNull()
    expect(costUsd({ model: 'claude-sonnet-4-6' })).toBe('0')
  })
  it('is free where the tool made the text itself', () => {
    expect(priceUsage(call({ model: '<synthetic>' }), book)).toMatchObject({
      kind: 'priced',
      costFemtoUsd: 0n,
    })
  })
  it('is nothing where no model is named', () => {
    expect(priceUsage(call(MILLION), book)).toEqual({
      kind: 'unpriced',
      reason: 'the source names no model',
      unpricedModels: [],
    })
  })
  it('takes the whole call with it, and names the part', () => {
    const usage = call({
      model: 'claude-sonnet-5',
      ...MILLION,
      components: [component({ model: 'claude-sonnet-9', ...MILLION })],
    })
    expect(priceUsage(usage, book)).toMatchObject({ kind: 'unpriced', unpricedModels: ['claude-sonnet-9'] })
  })
})

describe('explainCost', () => {
  it('shows quantity, unit price and multiplier, own model first', () => {
    const usage = call({
      model: 'claude-opus-4-8',
      serviceTier: 'batch',
      inputTokens: 1_000,
      webSearchRequests: 2,
      components: [component({ model: 'claude-opus-5', outputTokens: 10 })],
    })
    expect(explainCost(usage, book)).toEqual([
      {
        model: 'claude-opus-4-8',
        tokenClass: 'input',
        quantity: 1_000,
        unitPriceUsd: '5',
        unit: 'per_million_tokens',
        multiplier: '0.5',
        costUsd: '0.0025',
        terms: ['batch'],
      },
      {
        model: 'claude-opus-4-8',
        tokenClass: 'web_search',
        quantity: 2,
        unitPriceUsd: '10',
        unit: 'per_thousand_requests',
        multiplier: '1',
        costUsd: '0.02',
        terms: [],
      },
      {
        model: 'claude-opus-5',
        tokenClass: 'output',
        quantity: 10,
        unitPriceUsd: '25',
        unit: 'per_million_tokens',
        multiplier: '0.5',
        costUsd: '0.000125',
        terms: ['batch'],
      },
    ])
  })

  it('names the rules and the snapshot', () => {
    expect(basis({ model: 'claude-sonnet-4-6', ...MILLION })).toMatchObject({
      snapshotId: currentSnapshot().id,
      ruleIds: ['anthropic/claude-sonnet-4-6@2026-03-13'],
      resolution: 'exact name at anthropic',
    })
  })

  it('reads no tier from a sum of many calls', () => {
    const long = { model: 'claude-sonnet-4-5', provider: 'anthropic', ...MILLION, at: '2026-01-15T12:00:00Z' }
    expect(costUsd(long)).toBe('6')
    expect(costUsd({ ...long, quality: 'aggregate' })).toBe('3')
    expect(costUsd({ ...long, quality: 'estimate' })).toBe('6')
  })

  it('prices no call by a model alone where its source told a cost', () => {
    const bill = { model: 'claude-sonnet-4-6', reportedCostUsd: '12.5' }
    expect(priceUsage(call(bill), book)).toEqual({
      kind: 'unpriced',
      reason: 'the source names a cost and no tokens',
      unpricedModels: [],
    })
    expect(costUsd({ ...bill, reportedCostUsd: '0' })).toBe('0')
    expect(costUsd({ ...bill, reportedCostUsd: null })).toBe('0')
    expect(costUsd({ ...bill, ...MILLION })).toBe('3')
    expect(costUsd({ ...bill, webSearchRequests: 1 })).toBe('0.01')
  })
})

it('a name that every object has is a name like any other', () => {
  for (const name of ['constructor', '__proto__', 'valueof', 'tostring', 'hasownproperty', 'toString']) {
    const named = {
      model: name,
      provider: name,
      serviceTier: name,
      speed: name,
      inferenceGeo: name,
      inputTokens: 1,
    }
    expect(costUsd(named)).toBeNull()
    expect(canonicalProvider(name)).toBe(name.toLowerCase())
    expect(litellmModel(name, 'x')).toBe('x')
    expect(costUsd({ ...named, model: 'claude-opus-4-8', provider: 'anthropic' })).not.toBeNull()
  }
})
