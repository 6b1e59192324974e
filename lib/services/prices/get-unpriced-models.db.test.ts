import { afterAll, expect, it } from 'vitest'
import { GET as GET_MODELS } from '../../../app/api/v1/models/route'
import { GET } from '../../../app/api/v1/models/unpriced/route'
import { disconnectDatabase } from '../../data/database'
import { makeOrganization } from '../../testing/make-organization'
import { createApiKey } from '../api-keys/create-api-key'
import { ingestUsage } from '../usage/ingest-usage'
import { getUnpricedModels } from './get-unpriced-models'
import { setOwnPrice } from './set-own-price'

afterAll(disconnectDatabase)

const NOW = Date.parse('2026-06-15T12:00:00Z')
const call = (id: string, day: string, more: object) => ({
  json: { id, timestamp: `2026-06-${day}T12:00:00Z`, input_tokens: 100, output_tokens: 10, ...more },
})

const CALLS = [
  call('a', '01', { model: 'our-llama' }),
  call('b', '03', { model: 'our-llama', provider: 'vllm', cache_read_tokens: 1_000 }),
  call('c', '04', { model: 'gpt-5.5' }),
  call('reported', '05', { model: 'our-llama', cost_usd: '1' }),
  // Its own model has a price; what it holds besides has none.
  call('d', '06', { model: 'gpt-5.5', components: [{ model: 'our-adviser', input_tokens: 5 }] }),
]

it('says of each model how many calls and tokens wait for its price, and since when', async () => {
  const [caller, other] = [await makeOrganization(), await makeOrganization()]
  expect(await ingestUsage(caller, CALLS, NOW)).toMatchObject({ accepted: 5 })
  expect(await getUnpricedModels(caller)).toEqual([
    {
      model: 'our-llama',
      providers: ['vllm'],
      ownModels: ['our-llama'],
      events: 2,
      tokens: 1_220,
      firstAtMs: Date.parse('2026-06-01T12:00:00Z'),
      lastAtMs: Date.parse('2026-06-03T12:00:00Z'),
      reason: 'no price is known for our-llama',
    },
    {
      model: 'our-adviser',
      providers: [],
      ownModels: ['gpt-5.5'],
      events: 1,
      tokens: 115,
      firstAtMs: Date.parse('2026-06-06T12:00:00Z'),
      lastAtMs: Date.parse('2026-06-06T12:00:00Z'),
      reason: 'no price is known for our-adviser',
    },
  ])
  expect(await getUnpricedModels(other)).toEqual([])
})

it('a price moves nothing: the calls still wait, and it says that there is one now where it holds for all', async () => {
  const caller = await makeOrganization()
  await ingestUsage(caller, CALLS.slice(0, 2), NOW)
  const price = { input_usd_per_mtok: '1', output_usd_per_mtok: '2' }
  // From the second call on only: the first still has none.
  await setOwnPrice(caller, { model: 'our-llama' }, { ...price, effective_from: '2026-06-02' })
  expect(await getUnpricedModels(caller)).toMatchObject([
    { model: 'our-llama', events: 1, reason: null },
    { model: 'our-llama', events: 1, reason: expect.any(String) },
  ])
  await setOwnPrice(
    caller,
    { model: 'our-llama' },
    { ...price, effective_from: '2026-01-01', effective_to: '2026-06-02' },
  )
  expect(await getUnpricedModels(caller)).toMatchObject([{ model: 'our-llama', events: 2, reason: null }])
})

it('the API pages it, and searches the catalogue, as JSON and as CSV', async () => {
  const caller = await makeOrganization()
  await ingestUsage(caller, CALLS, NOW)
  await setOwnPrice(caller, { model: 'our-mistral' }, { input_usd_per_mtok: '1', note: '=1+1' })
  const { secret } = await createApiKey(caller, { name: 'k', scopes: ['read'], expiresInDays: null })
  const ask = (path: string) => {
    const request = new Request(`http://x/api/v1/models${path}`, {
      headers: { authorization: `Bearer ${secret}` },
    })
    return (path.startsWith('/unpriced') ? GET : GET_MODELS)(request, { params: Promise.resolve({}) })
  }
  const first = await (await ask('/unpriced?limit=1')).json()
  expect(first).toMatchObject({
    data: [{ model: 'our-llama', has_price_now: false, first_at: '2026-06-01T12:00:00.000Z' }],
    next_cursor: '1',
  })
  expect(await (await ask('/unpriced?limit=1&cursor=1')).json()).toMatchObject({
    data: [{ model: 'our-adviser' }],
    next_cursor: null,
  })
  expect((await ask('/unpriced?cursor=-1')).status).toBe(400)
  expect(await (await ask('/unpriced?format=csv')).text()).toContain('our-llama,vllm,2,1220,')
  const found = await (await ask('?q=OUR%20own%20price')).json()
  expect(found.data).toMatchObject([{ model: 'our-mistral', source: 'own price' }])
  const csv = (await (await ask('?q=claude-sonnet-4-5%20anthropic/&format=csv')).text()).split('\r\n')
  expect(csv[0]).toMatch(/^provider,model,effective_from,.*,source,notes$/)
  expect(csv[1]).toMatch(/^anthropic,claude-sonnet-4-5,/)
})
