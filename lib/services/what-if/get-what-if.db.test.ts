import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { disconnectDatabase, inOrganizationSql } from '../../data/database'
import { findUsageEvents } from '../../data/usage/find-usage-events'
import { formatUsd, parseUsd } from '../../domain/money'
import type { PriceBook } from '../../domain/pricing/price-book'
import { priceUsage } from '../../domain/pricing/price-usage'
import type { TokenCounts, UsageEvent } from '../../domain/usage/usage-event'
import { parseScenario } from '../../domain/what-if/parse-scenario'
import { savingsOf } from '../../domain/what-if/savings'
import { makeOrganization } from '../../testing/make-organization'
import { putAgentRun } from '../runs/put-agent-run'
import { getSpend } from '../usage/get-spend'
import { ingestUsage } from '../usage/ingest-usage'
import { priceBookOf } from '../usage/price-book-of'
import { getWhatIf } from './get-what-if'

afterAll(disconnectDatabase)

type Member = Awaited<ReturnType<typeof makeOrganization>>

const MODELS: [string, string | null][] = [
  ['claude-opus-4-8', 'anthropic'],
  ['claude-opus-4-8-20260601', null],
  ['claude-sonnet-4-6', 'anthropic'],
  ['claude-haiku-5-5', 'anthropic'],
  ['us.anthropic.claude-opus-4-8-v1:0', 'aws'],
  ['gpt-5.5', 'openai'],
  ['gpt-4o-mini', 'openai'],
  ['deepseek-v4-pro', 'deepseek'],
  ['nobody-knows-this', null],
  ['<synthetic>', null],
]

const AROUND = [0, 1, 99_999, 100_000, 100_001, 130_000, 199_999, 200_001, 272_000, 272_001, 900_000]
const tokens = fc.oneof(fc.constantFrom(...AROUND), fc.integer({ min: 0, max: 400_000 }))
const instant = fc
  .oneof(
    fc.integer({ min: Date.parse('2026-02-01Z'), max: Date.parse('2026-11-20Z') }),
    fc.constantFrom(
      ...[
        '2026-03-12T23:59:59.999Z',
        '2026-03-13T00:00:00Z',
        '2026-07-24T00:00:00Z',
        '2026-08-16T15:59:59Z',
        '2026-08-17T01:00:00Z',
        '2026-08-17T03:59:59.999Z',
        '2026-10-07T00:00:00Z',
      ].map((text) => Date.parse(text)),
    ),
  )
  .map((ms) => new Date(ms).toISOString())

const counts = {
  input_tokens: tokens,
  output_tokens: fc.integer({ min: 0, max: 9_999 }),
  cache_read_tokens: fc.oneof(fc.constant(0), tokens),
  cache_write_5m_tokens: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 50_000 })),
  cache_write_1h_tokens: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 50_000 })),
  web_search_requests: fc.constantFrom(0, 0, 0, 1, 3),
}

const wireEvent = fc
  .record({
    timestamp: instant,
    model: fc.constantFrom(...MODELS),
    ...counts,
    service_tier: fc.constantFrom(undefined, undefined, 'batch', 'priority', 'flex'),
    speed: fc.constantFrom(undefined, undefined, undefined, 'fast'),
    inference_geo: fc.constantFrom(undefined, undefined, 'us'),
    cost_usd: fc.constantFrom(undefined, undefined, '0.0123'),
    project: fc.constantFrom('a', 'b'),
    components: fc.oneof(
      { weight: 6, arbitrary: fc.constant(undefined) },
      fc.array(
        fc
          .record({ model: fc.constantFrom(...MODELS.slice(0, 9)), ...counts })
          .map(({ model: [model, provider], ...rest }) => ({ model, provider, ...rest })),
        { minLength: 1, maxLength: 2 },
      ),
    ),
  })
  .map(({ model: [model, provider], ...rest }) => ({ model, provider, ...rest }))

async function fill(caller: Member, events: readonly object[]): Promise<UsageEvent[]> {
  const ids = events.map((_, index) => `e${index}`)
  const sent = events.map((event, index) => ({ json: { id: ids[index], ...event } }))
  const answer = await ingestUsage(caller, sent, Date.parse('2026-11-21Z'))
  expect(answer.accepted).toBe(events.length)
  return inOrganizationSql(caller.organizationId, async (tx) => [
    ...(await findUsageEvents(tx, ids)).values(),
  ])
}

const bookOf = (caller: Member) => inOrganizationSql(caller.organizationId, priceBookOf)

const scenarioOf = (query: string) => {
  const { scenario, fields } = parseScenario(new URLSearchParams(query))
  expect(fields).toEqual([])
  return scenario
}

const ask = (caller: Member, query: string, filters = {}) =>
  getWhatIf(caller, { from: null, to: null, filters, scenario: scenarioOf(query) })

const costOf = (event: UsageEvent, book: PriceBook): bigint | null => {
  const priced = priceUsage(event, book)
  if (priced.kind === 'priced') return priced.costFemtoUsd
  return event.reportedCostUsd === null ? null : parseUsd(event.reportedCostUsd)
}

const SWAPS: Record<string, string> = {
  'claude-opus-4-8': 'claude-haiku-5-5',
  'claude-opus-4-8-20260601': 'claude-haiku-5-5',
  'us.anthropic.claude-opus-4-8-v1:0': 'claude-haiku-5-5',
  'gpt-5.5': 'deepseek-v4-pro',
  'claude-haiku-5-5': 'gpt-5.5',
  'deepseek-v4-pro': 'claude-sonnet-5-5',
}

/**
 * What one event comes to, by `priceUsage` alone: the models swapped, then the whole call priced or kept. Another
 * model's tokens are taken `hundredths` / 100 times.
 */
function oracle(event: UsageEvent, book: PriceBook, tier: string | null, hundredths = 100): bigint | null {
  const actual = costOf(event, book)
  const names = [event.model, ...event.components.map(({ model }) => model)]
  const isTouched = names.some((name) => (name ?? '') in SWAPS || (tier !== null && name !== '<synthetic>'))
  if (!isTouched || actual === null) return actual
  const swapped = priceUsage(
    {
      ...event,
      ...times(event, (event.model ?? '') in SWAPS ? hundredths : 100),
      model: SWAPS[event.model ?? ''] ?? event.model,
      ...(tier !== null && { serviceTier: tier, speed: null }),
      components: event.components.map((part) => ({
        ...part,
        ...times(part, part.model in SWAPS ? hundredths : 100),
        model: SWAPS[part.model] ?? part.model,
      })),
    },
    book,
  )
  return swapped.kind === 'priced' ? swapped.costFemtoUsd : actual
}

const times = (counts: TokenCounts, hundredths: number): Partial<TokenCounts> => ({
  inputTokens: (counts.inputTokens * hundredths) / 100,
  outputTokens: (counts.outputTokens * hundredths) / 100,
  cacheReadTokens: (counts.cacheReadTokens * hundredths) / 100,
  cacheWrite5mTokens: (counts.cacheWrite5mTokens * hundredths) / 100,
  cacheWrite1hTokens: (counts.cacheWrite1hTokens * hundredths) / 100,
})

const sum = (amounts: readonly (bigint | null)[]) =>
  amounts.reduce<bigint>((total, amount) => total + (amount ?? 0n), 0n)

// The other names of the same model follow from it.
const MAPS = Object.entries(SWAPS)
  .filter(([from]) => !/0601|^us/.test(from))
  .map(([from, to]) => `map=${from}:${to}`)
  .join('&')

describe('a what-if over random calls', () => {
  const events = fc.sample(wireEvent, { numRuns: 600, seed: 7 })

  it('is the sum over the calls to the last digit, and what spend says without it', async () => {
    const caller = await makeOrganization()
    const stored = await fill(caller, events)
    const book = await bookOf(caller)
    const { total: spend } = await getSpend(caller, { from: null, to: null, groupBy: [], filters: {} })
    for (const tier of [null, 'batch', 'priority', 'standard']) {
      const { total, rows } = await ask(caller, `${MAPS}${tier === null ? '' : `&tier=${tier}`}`)
      expect(formatUsd(total.actualFemto ?? 0n)).toBe(spend.costUsd)
      expect(total.events).toBe(spend.events)
      expect(formatUsd(total.whatIfFemto ?? 0n), `tier ${tier}`).toBe(
        formatUsd(sum(stored.map((event) => oracle(event, book, tier)))),
      )
      expect(rows.reduce((n, row) => n + row.events, 0)).toBe(spend.events)
    }
  })

  it('rounds each call where a price has no end', async () => {
    const caller = await makeOrganization()
    await inOrganizationSql(caller.organizationId, (tx) =>
      tx.rows(
        `INSERT INTO price_override (organization_id, id, model, effective_from, effective_to, prices)
         VALUES ($1, gen_random_uuid(), 'gpt-5.5', '2026-05-01Z', NULL, '{"input_usd_per_mtok": "0.000000003", "discount_percent": "12.5"}'),
           ($1, gen_random_uuid(), 'claude-haiku-5-5', '2026-06-01Z', '2026-09-01Z', '{"output_usd_per_mtok": "0.123456789", "discount_percent": "33.3"}')`,
        [caller.organizationId],
      ),
    )
    const stored = await fill(caller, events)
    const book = await bookOf(caller)
    for (const tier of [null, 'batch']) {
      const { total } = await ask(caller, `${MAPS}${tier === null ? '' : `&tier=${tier}`}`)
      expect(formatUsd(total.whatIfFemto ?? 0n)).toBe(
        formatUsd(sum(stored.map((event) => oracle(event, book, tier)))),
      )
    }
  })

  it('has a range that is exact too, each call with the context that it would have had', async () => {
    const caller = await makeOrganization()
    // Whole hundreds of tokens, so that priceUsage can take 0.77 and 1.3 times as many.
    const hundreds = JSON.parse(JSON.stringify(events), (name, value) =>
      name.endsWith('_tokens') ? Math.round(value / 100) * 100 : value,
    )
    const stored = await fill(caller, hundreds)
    const book = await bookOf(caller)
    const { total } = await ask(caller, MAPS)
    const inAll = (hundredths: number) =>
      formatUsd(sum(stored.map((event) => oracle(event, book, null, hundredths))))
    expect(usd(total.lowFemto)).toBe(inAll(77))
    expect(usd(total.whatIfFemto)).toBe(inAll(100))
    expect(usd(total.highFemto)).toBe(inAll(130))
  })

  it('changes nothing where nothing is asked', async () => {
    const caller = await makeOrganization()
    await fill(caller, events.slice(0, 100))
    const { total } = await ask(caller, '')
    expect(total.whatIfFemto).toBe(total.actualFemto)
    expect([total.repricedEvents, total.notRepriced]).toEqual([0, []])
  })
})

const usd = (femto: bigint | null | undefined) => (femto == null ? null : formatUsd(femto))

const call = (rest: object) => ({ timestamp: '2026-09-01T12:00:00Z', model: 'claude-opus-4-8', ...rest })

describe('a what-if worked by hand', () => {
  it('prices 100,000 in and 10,000 out of Opus at 0.75, and of Sonnet at 0.45', async () => {
    const caller = await makeOrganization()
    await fill(caller, [call({ input_tokens: 100_000, output_tokens: 10_000 })])
    const { rows, total } = await ask(caller, 'map=claude-opus-4-8:claude-sonnet-4-6')
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ fromModel: 'claude-opus-4-8', toModel: 'claude-sonnet-4-6', events: 1 })
    expect([total.actualFemto, total.whatIfFemto, total.lowFemto, total.highFemto].map(usd)).toEqual([
      '0.75',
      '0.45',
      '0.3465',
      '0.585',
    ])
    expect(savingsOf(total)).toEqual({ usd: '0.3', lowUsd: '0.165', highUsd: '0.4035', percent: '40' })
  })

  it.each([
    ['tier=batch', '0.375'],
    ['batch_share=0.5', '0.5625'],
    ['cache_hit_rate=0.8', '0.39'],
    ['cache_hit_rate=0.8&tier=batch', '0.195'],
    ['cache_hit_rate=0.8&batch_share=0.5', '0.2925'],
    ['map=*:gpt-6.2-sol&batch_share=1', '0.15'],
  ])('%s comes to %s', async (query, cost) => {
    const caller = await makeOrganization()
    await fill(caller, [call({ input_tokens: 100_000, output_tokens: 10_000 })])
    const { total } = await ask(caller, query)
    expect(usd(total.whatIfFemto)).toBe(cost)
    // Where the model stays, so do its tokens: there is no range.
    if (!query.includes('map')) expect([usd(total.lowFemto), usd(total.highFemto)]).toEqual([cost, cost])
  })

  it('keeps each model’s proportion of input to cache writes under another share of reads', async () => {
    const caller = await makeOrganization()
    await fill(caller, [
      call({ input_tokens: 50_000, cache_write_5m_tokens: 50_000 }),
      call({ model: 'gpt-6.2-sol', provider: 'openai', input_tokens: 100_000 }),
    ])
    const { rows } = await ask(caller, 'cache_hit_rate=0.8')
    expect(rows.map((row) => [row.fromModel, usd(row.whatIfFemto)])).toEqual([
      // 80,000 at 0.5, 10,000 at 5, 10,000 at 6.25 a million.
      ['claude-opus-4-8', '0.1525'],
      // 80,000 at 0.1, 20,000 at 2.
      ['gpt-6.2-sol', '0.048'],
    ])
  })

  it('takes the long-context price where more tokens would reach it', async () => {
    const caller = await makeOrganization()
    await fill(caller, [call({ input_tokens: 90_000 })])
    const { total } = await ask(caller, 'map=claude-opus-4-8:claude-haiku-5-5')
    // 90,000 at 0.1; 1.3 times as many are over 100,000, at 0.5.
    expect([total.whatIfFemto, total.lowFemto, total.highFemto].map(usd)).toEqual([
      '0.009',
      '0.00693',
      '0.0585',
    ])
  })

  it('reads neither a tier nor a window from the sum of many calls', async () => {
    const caller = await makeOrganization()
    await fill(caller, [call({ input_tokens: 300_000, quality: 'aggregate' })])
    const { rows, total } = await ask(caller, 'map=claude-opus-4-8:claude-haiku-5-5')
    // 300,000 at 0.1 a million; over 100,000 of one call it would be 0.5.
    expect(usd(total.whatIfFemto)).toBe('0.03')
    const small = await ask(caller, 'map=claude-haiku-4-5')
    expect(small.rows[0]).toMatchObject({ contextWindow: 200_000, overContextEvents: 0 })
    expect(rows).toHaveLength(1)
  })

  it('counts what would not fit, from one token over', async () => {
    const caller = await makeOrganization()
    await fill(caller, [
      call({ input_tokens: 199_990, output_tokens: 10 }),
      call({ input_tokens: 199_990, output_tokens: 11 }),
      call({ input_tokens: 300_000 }),
    ])
    const { rows, total } = await ask(caller, 'map=claude-haiku-4-5')
    expect(rows[0]).toMatchObject({ contextWindow: 200_000, overContextEvents: 2 })
    expect(total).toMatchObject({ overContextEvents: 2, unknownContextEvents: 0 })
    const unknown = await ask(caller, 'map=claude-mythos-5')
    expect(unknown.rows[0]).toMatchObject({ contextWindow: null, overContextEvents: null })
    expect(unknown.total).toMatchObject({ overContextEvents: 0, unknownContextEvents: 3 })
  })

  it('keeps the cost of what it cannot price, and says why', async () => {
    const caller = await makeOrganization()
    await fill(caller, [
      call({ input_tokens: 100_000 }),
      call({ model: 'nobody-knows-this', input_tokens: 5 }),
      call({ model: undefined, cost_usd: '2' }),
      call({ model: 'nobody-knows-this', cost_usd: '1', input_tokens: 1_000_000 }),
    ])
    const { rows, total } = await ask(caller, 'map=*:claude-sonnet-4-6')
    expect(rows.map((row) => [row.fromModel, row.repricedEvents, usd(row.whatIfFemto)])).toEqual([
      [null, 0, null],
      ['nobody-knows-this', 1, '3'],
      ['claude-opus-4-8', 1, '0.3'],
    ])
    expect([usd(total.actualFemto), usd(total.whatIfFemto), usd(total.keptFemto)]).toEqual([
      '3.5',
      '5.3',
      '2',
    ])
    expect(total.notRepriced.map(({ kind, events }) => [kind, events])).toEqual([
      ['no_tokens', 1],
      ['no_cost', 1],
    ])
  })

  it('says that nobody knows a target’s price', async () => {
    const caller = await makeOrganization()
    await fill(caller, [call({ input_tokens: 100_000 })])
    const { rows, total } = await ask(caller, 'map=claude-opus-4-8:gpt-99')
    expect(rows[0]).toMatchObject({ toModel: 'gpt-99', whatIfFemto: null, repricedEvents: 0 })
    expect(rows[0]?.notRepriced).toEqual([
      { kind: 'no_price', reason: 'No price is known for gpt-99.', events: 1 },
    ])
    expect(total.whatIfFemto).toBe(total.actualFemto)
  })

  it('is of the filters and days asked for, by run and by session too', async () => {
    const caller = await makeOrganization({ timeZone: 'Asia/Kathmandu' })
    await fill(caller, [
      call({ input_tokens: 100_000, run_id: 'r1', project: 'a' }),
      call({ input_tokens: 200_000, run_id: 'r2', session_id: 's', project: 'b' }),
      call({ input_tokens: 400_000, timestamp: '2026-09-02T18:15:00Z', tags: { sprint: '7' } }),
    ])
    const actual = async (filters: object, days: { from: string | null; to: string | null }) =>
      usd(
        (await getWhatIf(caller, { ...days, filters, scenario: scenarioOf('map=claude-sonnet-4-6') })).total
          .whatIfFemto,
      )
    const ever = { from: null, to: null }
    expect(await actual({ run: ['r1'] }, ever)).toBe('0.3')
    expect(await actual({ session: ['s'] }, ever)).toBe('0.6')
    expect(await actual({ project: ['a', 'b'] }, ever)).toBe('0.9')
    expect(await actual({ 'tag.sprint': ['7'] }, ever)).toBe('1.2')
    expect(await actual({}, { from: '2026-09-03', to: '2026-09-03' })).toBe('1.2')
    expect(await actual({}, { from: '2026-09-02', to: '2026-09-02' })).toBeNull()
  })

  it('takes the pass rate from judged runs of one model alone', async () => {
    const caller = await makeOrganization()
    await fill(caller, [
      call({ input_tokens: 100_000, run_id: 'opus' }),
      call({ model: 'claude-sonnet-4-6', input_tokens: 1, run_id: 'good' }),
      call({ model: 'claude-sonnet-4-6-20260217', input_tokens: 1, run_id: 'bad' }),
      call({ model: 'claude-sonnet-4-6', input_tokens: 1, run_id: 'unjudged' }),
      call({ input_tokens: 1, run_id: 'mixed' }),
      call({ model: 'claude-sonnet-4-6', input_tokens: 1, run_id: 'mixed' }),
    ])
    for (const [id, status] of Object.entries({
      opus: 'passed',
      good: 'passed',
      bad: 'failed',
      unjudged: 'completed',
      mixed: 'passed',
    }))
      await putAgentRun(caller, id, { status, framework: id === 'bad' ? 'hono' : 'encore' })
    const query = 'map=claude-opus-4-8:claude-sonnet-4-6'
    const { rows } = await ask(caller, query)
    const row = rows.find(({ fromModel }) => fromModel === 'claude-opus-4-8')
    expect(row?.toEvidence).toEqual({ runs: 2, passed: 1 })
    expect(row?.fromEvidence).toEqual({ runs: 1, passed: 1 })
    const hono = await ask(caller, 'map=*:claude-sonnet-4-6&tier=batch', { run: ['bad', 'opus'] })
    expect(hono.rows[0]?.toEvidence).toEqual({ runs: 1, passed: 0 })
  })

  it('leaves another organization’s calls unseen, and a key without the scope outside', async () => {
    const [mine, other] = [await makeOrganization({ role: 'viewer' }), await makeOrganization()]
    await fill(other, [call({ input_tokens: 100_000 })])
    const { rows, total } = await ask(mine, 'map=claude-sonnet-4-6')
    expect(rows).toEqual([])
    expect([total.actualFemto, total.whatIfFemto]).toEqual([null, null])
    expect(savingsOf(total)).toEqual({ usd: null, lowUsd: null, highUsd: null, percent: null })
    const key = {
      kind: 'key' as const,
      organizationId: other.organizationId,
      timeZone: 'UTC',
      keyId: '',
      keyName: '',
      scopes: ['ingest' as const],
      ip: null,
    }
    await expect(
      getWhatIf(key, { from: null, to: null, filters: {}, scenario: scenarioOf('') }),
    ).rejects.toMatchObject({ code: 'forbidden' })
  })
})
