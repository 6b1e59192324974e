import { afterAll, describe, expect, it } from 'vitest'
import { GET } from '../../../app/api/v1/models/history/route'
import { disconnectDatabase } from '../../data/database'
import type { MemberCaller } from '../../domain/members/caller'
import { makeOrganization } from '../../testing/make-organization'
import { createApiKey } from '../api-keys/create-api-key'
import { ingestUsage } from '../usage/ingest-usage'
import { getCommitmentSpend } from './get-commitment-spend'
import { getModelPrices } from './get-model-prices'
import { listOwnPrices } from './list-own-prices'
import { setOwnPrice } from './set-own-price'

afterAll(disconnectDatabase)

const NOW = Date.parse('2026-06-15T12:00:00Z')
const RANGE = { fromMs: Date.parse('2026-01-01'), toMs: Date.parse('2027-01-01') }
const HAIKU = 'claude-haiku-4-5'

/** A million tokens in: $1 at claude-haiku-4-5, $5 at claude-opus-4-8, $10 at gpt-5.5. */
const call = (id: string, model: string, day: string, more: object = {}) => ({
  json: { id, timestamp: `2026-${day}T12:00:00Z`, model, input_tokens: 1_000_000, ...more },
})

describe('the prices of a model', () => {
  it('are the catalogue’s, one’s own whatever the spelling, and the names of its calls', async () => {
    const [caller, other] = [await makeOrganization(), await makeOrganization()]
    await ingestUsage(
      caller,
      [call('a', `${HAIKU}-20251001`, '06-01'), call('b', HAIKU, '06-01'), call('c', 'gpt-5.5', '06-01')],
      NOW,
    )
    await setOwnPrice(caller, { model: HAIKU }, { effective_from: '2026-03-01', input_usd_per_mtok: '0.8' })
    await setOwnPrice(
      caller,
      { provider: 'anthropic' },
      { effective_from: '2026-02-01', discount_percent: '10' },
    )
    await setOwnPrice(caller, { model: 'gpt-5.5' }, { effective_from: '2026-03-01', input_usd_per_mtok: '9' })
    const found = await getModelPrices(caller, `anthropic/${HAIKU}`, null, () => RANGE)
    expect(found).toMatchObject({ model: HAIKU, provider: 'anthropic', reason: null })
    expect(found.catalogue.map(({ model, source }) => [model, source === 'own price'])).toEqual([
      [HAIKU, false],
    ])
    expect(found.own.map(({ override }) => override.model ?? override.provider)).toEqual([HAIKU, 'anthropic'])
    expect(found.steps.map(({ inputUsd, isOwn }) => [inputUsd, isOwn])).toEqual([
      ['1', false],
      ['0.9', true],
      ['0.8', true],
    ])
    expect(found.usedNames).toEqual([HAIKU, `${HAIKU}-20251001`])
    expect(found.otherProviders).not.toContain('anthropic')
    const elsewhere = await getModelPrices(other, HAIKU, null, () => RANGE)
    expect([elsewhere.own, elsewhere.usedNames, elsewhere.steps.length]).toEqual([[], [], 1])
  })

  it('say why the catalogue has none', async () => {
    const found = await getModelPrices(await makeOrganization(), 'our-llama', null, () => RANGE)
    expect(found).toMatchObject({
      resolution: null,
      reason: 'no price is known for our-llama',
      catalogue: [],
    })
    expect(found.steps).toMatchObject([{ inputUsd: null, ruleId: null }])
  })
})

it('the history by the API, as JSON and as CSV', async () => {
  const caller = await makeOrganization()
  await setOwnPrice(caller, { model: HAIKU }, { effective_from: '2026-03-01', input_usd_per_mtok: '0.8' })
  const { secret } = await createApiKey(caller, { name: 'k', scopes: ['read'], expiresInDays: null })
  const ask = (query: string) =>
    GET(
      new Request(`http://x/api/v1/models/history${query}`, {
        headers: { authorization: `Bearer ${secret}` },
      }),
      { params: Promise.resolve({}) },
    )
  const answer = await (await ask(`?model=${HAIKU}`)).json()
  expect(answer).toMatchObject({ model: HAIKU, provider: 'anthropic' })
  expect(answer.rows.slice(-1)).toMatchObject([
    {
      effective_from: '2026-03-01T00:00:00.000Z',
      input_usd_per_mtok: '0.8',
      output_usd_per_mtok: '5',
      source: 'own price',
    },
  ])
  expect(await (await ask(`?model=${HAIKU}&format=csv`)).text()).toContain('2026-03-01T00:00:00.000Z,0.8,5,')
  for (const query of ['', '?model=', '?model=a%00', '?model=x&format=pdf'])
    expect((await ask(query)).status).toBe(400)
})

describe('a commitment', () => {
  it('is met by what was spent on its subject between its dates', async () => {
    const [caller, other] = [await makeOrganization(), await makeOrganization()]
    const dates = { effective_from: '2026-05-01', effective_to: '2026-07-01' }
    await setOwnPrice(
      caller,
      { provider: 'anthropic' },
      { ...dates, discount_percent: '10', commitment_usd: '100' },
    )
    await setOwnPrice(caller, { model: 'gpt-5.5' }, { ...dates, discount_percent: '0', commitment_usd: '50' })
    await ingestUsage(
      caller,
      [
        call('a', HAIKU, '05-01'),
        call('b', 'claude-opus-4-8', '06-14'),
        call('before', HAIKU, '04-30'),
        call('unknown', 'claude-unheard-of', '06-01', { provider: 'anthropic' }),
        call('d', 'gpt-5.5', '06-01'),
      ],
      NOW,
    )
    await ingestUsage(other, [call('x', HAIKU, '06-01')], NOW)
    const prices = await listOwnPrices(caller)
    const spent = await getCommitmentSpend(caller, prices)
    // $10 beyond 272,000 tokens in; $0.90 and $4.50.
    expect(prices.map(({ id, override }) => [override.model ?? override.provider, spent.get(id)])).toEqual([
      ['gpt-5.5', { spentUsd: '10', unpricedEvents: 0 }],
      ['anthropic', { spentUsd: '5.4', unpricedEvents: 1 }],
    ])
    expect(await getCommitmentSpend({ ...other, role: 'viewer' } satisfies MemberCaller, [])).toEqual(
      new Map(),
    )
  })
})
