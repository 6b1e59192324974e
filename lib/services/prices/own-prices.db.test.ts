import { afterAll, describe, expect, it } from 'vitest'
import {
  DELETE as DELETE_DISCOUNT,
  PUT as PUT_DISCOUNT,
} from '../../../app/api/v1/discounts/[provider]/route'
import { DELETE, PUT } from '../../../app/api/v1/prices/[model]/route'
import { GET } from '../../../app/api/v1/prices/route'
import { disconnectDatabase, inOrganizationSql } from '../../data/database'
import type { MemberCaller } from '../../domain/members/caller'
import { makeOrganization } from '../../testing/make-organization'
import { addMember, readAudit } from '../../testing/members'
import { createApiKey } from '../api-keys/create-api-key'
import { ingestUsage } from '../usage/ingest-usage'
import { listUsageEvents } from '../usage/list-usage-events'
import { endOwnPrice } from './end-own-price'
import { listOwnPrices, listOwnPricesPage } from './list-own-prices'
import { listPrices } from './list-prices'
import { setOwnPrice } from './set-own-price'

afterAll(disconnectDatabase)

const NOW = Date.parse('2026-06-15T12:00:00Z')
const HAIKU = 'claude-haiku-4-5'

/** A call of claude-haiku-4-5 ($1 a million in), a million tokens in. */
async function call(caller: MemberCaller, id: string, more: object = {}): Promise<void> {
  const json = { id, timestamp: '2026-06-10T12:00:00Z', model: HAIKU, input_tokens: 1_000_000, ...more }
  expect(await ingestUsage(caller, [{ json }], NOW)).toMatchObject({ accepted: 1, errors: [] })
}

async function costs(caller: MemberCaller): Promise<Record<string, string | null>> {
  const { events } = await listUsageEvents(caller, {
    from: null,
    to: null,
    filters: {},
    limit: 100,
    cursor: null,
  })
  return Object.fromEntries(events.map(({ id, costUsd }) => [id, costUsd]))
}

const june = { effective_from: '2026-06-01', effective_to: '2026-07-01' }
const shown = async (caller: MemberCaller) =>
  (await listOwnPrices(caller)).map(({ override: o }) => [
    o.model ?? o.provider,
    o.effective_from.slice(0, 10),
    o.effective_to?.slice(0, 10) ?? null,
    o.input_usd_per_mtok ?? `-${o.discount_percent} %`,
  ])

describe('an own price', () => {
  it('moves no history: what was priced keeps its cost, what arrives later has the new one', async () => {
    const caller = await makeOrganization()
    await call(caller, 'before')
    await setOwnPrice(caller, { model: HAIKU }, { ...june, input_usd_per_mtok: '0.4' })
    expect(await costs(caller)).toEqual({ before: '1' })
    await call(caller, 'after')
    // Not in June: the catalogue's.
    await call(caller, 'outside', { timestamp: '2026-05-31T23:59:59Z' })
    // What it does not name is inherited: $5 a million out.
    await call(caller, 'inherited', { input_tokens: 0, output_tokens: 1_000_000 })
    expect(await costs(caller)).toEqual({ before: '1', after: '0.4', outside: '1', inherited: '5' })
    await setOwnPrice(caller, { model: HAIKU }, { ...june, input_usd_per_mtok: '0.2' })
    expect(await costs(caller)).toMatchObject({ before: '1', after: '0.4' })
  })

  it('gives a price to a model that the catalogue does not know, and a provider’s discount none', async () => {
    const caller = await makeOrganization()
    await setOwnPrice(caller, { provider: 'vllm' }, { ...june, discount_percent: '10' })
    await call(caller, 'unknown', { model: 'our-llama', provider: 'vllm' })
    await setOwnPrice(caller, { model: 'Our-Llama' }, { ...june, input_usd_per_mtok: '0.25' })
    await call(caller, 'known', { model: 'our-llama', provider: 'vllm' })
    expect(await costs(caller)).toEqual({ unknown: null, known: '0.25' })
  })

  it('discounts all of a provider, but not a model that has its own price', async () => {
    const caller = await makeOrganization()
    await setOwnPrice(caller, { provider: 'anthropic' }, { ...june, discount_percent: '12.5' })
    await call(caller, 'discounted')
    await setOwnPrice(caller, { model: HAIKU }, { ...june, input_usd_per_mtok: '0.9' })
    await call(caller, 'own')
    expect(await costs(caller)).toEqual({ discounted: '0.875', own: '0.9' })
  })

  it('comes before the catalogue in the list of models', async () => {
    const caller = await makeOrganization()
    await setOwnPrice(caller, { model: HAIKU }, { ...june, input_usd_per_mtok: '0.4' })
    const { models } = await listPrices(caller, { limit: 2, cursor: null })
    expect(models[0]).toMatchObject({ model: HAIKU, input_usd_per_mtok: '0.4', source: 'own price' })
    expect(models[1]?.source).not.toBe('own price')
  })

  it('begins today (UTC) where it does not say', async () => {
    const caller = await makeOrganization()
    const { price } = await setOwnPrice(caller, { model: HAIKU }, { input_usd_per_mtok: '0.4' })
    expect(price.override.effective_from).toMatch(/T00:00:00\.000Z$/)
    expect(Date.now() - Date.parse(price.override.effective_from)).toBeLessThan(86_400_000 + 60_000)
  })
})

describe('dates of one model', () => {
  it('touch but do not overlap, however the model is spelt; the clash is named', async () => {
    const caller = await makeOrganization()
    await setOwnPrice(caller, { model: HAIKU }, { ...june, input_usd_per_mtok: '1' })
    const july = { effective_from: '2026-07-01', input_usd_per_mtok: '2' }
    await setOwnPrice(caller, { model: HAIKU }, july)
    for (const model of [HAIKU, 'Claude-Haiku-4-5', 'anthropic/claude-haiku-4-5-20251001'])
      await expect(
        setOwnPrice(caller, { model }, { ...july, effective_from: '2026-06-30T23:59:59.999Z' }),
      ).rejects.toMatchObject({
        code: 'conflict',
        message: expect.stringContaining('overlaps with the one from 2026-06-01 to 2026-07-01'),
      })
    await expect(
      setOwnPrice(
        caller,
        { model: HAIKU },
        { ...july, effective_from: '2026-05-01', effective_to: '2026-06-02' },
      ),
    ).rejects.toMatchObject({ details: { fields: [{ path: 'effective_to' }] } })
    // Another provider's price of the model, and its discount, are other subjects.
    await setOwnPrice(caller, { model: HAIKU }, { ...july, provider: 'aws' })
    await setOwnPrice(caller, { provider: 'anthropic' }, { ...june, discount_percent: 5 })
    expect(await shown(caller)).toEqual([
      [HAIKU, '2026-06-01', '2026-07-01', '1'],
      [HAIKU, '2026-07-01', null, '2'],
      [HAIKU, '2026-07-01', null, '2'],
      ['anthropic', '2026-06-01', '2026-07-01', '-5 %'],
    ])
  })

  it('make room where that is asked for; the same start again replaces', async () => {
    const caller = await makeOrganization()
    await setOwnPrice(caller, { model: HAIKU }, { effective_from: '2026-01-01', input_usd_per_mtok: '1' })
    const second = { effective_from: '2026-06-01', input_usd_per_mtok: '2', end_previous: true }
    expect((await setOwnPrice(caller, { model: HAIKU }, second)).isNew).toBe(true)
    const again = { effective_from: '2026-06-01T02:00:00+02:00', input_usd_per_mtok: '3', note: 'as agreed' }
    const { price, isNew } = await setOwnPrice(caller, { model: HAIKU }, again)
    expect(isNew).toBe(false)
    expect(price.note).toBe('as agreed')
    expect(await shown(caller)).toEqual([
      [HAIKU, '2026-01-01', '2026-06-01', '1'],
      [HAIKU, '2026-06-01', null, '3'],
    ])
    // What is done in one transaction has one time.
    const actions = (await readAudit(caller.organizationId)).map(({ action }) => action)
    expect(actions.sort()).toEqual(['price.create', 'price.create', 'price.end', 'price.replace'])
  })

  it('are kept apart by the database too, and by two at once', async () => {
    const caller = await makeOrganization()
    const insert = (id: string, from: string) =>
      inOrganizationSql(caller.organizationId, (tx) =>
        tx.rows(
          `INSERT INTO price_override (organization_id, id, model, effective_from, prices)
           VALUES ($1, $2, 'x', $3, '{"input_usd_per_mtok": "1"}')`,
          [caller.organizationId, `00000000-0000-4000-8000-00000000000${id}`, from],
        ),
      )
    await insert('1', '2026-01-01Z')
    await expect(insert('2', '2026-02-01Z')).rejects.toThrow('price_override_dates_excl')
    const both = await Promise.allSettled(
      ['2026-06-01', '2026-06-02'].map((effective_from) =>
        setOwnPrice(caller, { model: 'y' }, { effective_from, input_usd_per_mtok: '1' }),
      ),
    )
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })
})

describe('ending', () => {
  it('removes what nothing was priced with, ends what was used, and leaves what has ended', async () => {
    const caller = await makeOrganization()
    const of = { model: HAIKU, provider: null }
    await setOwnPrice(caller, { model: HAIKU }, { effective_from: '2026-06-01', input_usd_per_mtok: '0.4' })
    expect((await endOwnPrice(caller, of, null)).outcome).toBe('removed')
    await expect(endOwnPrice(caller, of, null)).rejects.toMatchObject({ code: 'not_found' })
    await setOwnPrice(caller, { model: HAIKU }, { effective_from: '2026-06-01', input_usd_per_mtok: '0.4' })
    await call(caller, 'used')
    const { outcome, price } = await endOwnPrice(caller, of, '2026-06-01')
    expect(outcome).toBe('ended')
    expect(Math.abs(Date.parse(price.override.effective_to ?? '') - Date.now())).toBeLessThan(60_000)
    await expect(endOwnPrice(caller, of, null)).rejects.toMatchObject({ code: 'conflict' })
    await setOwnPrice(caller, { model: HAIKU }, { effective_from: '2098-01-01', input_usd_per_mtok: '0.4' })
    await expect(endOwnPrice(caller, of, null)).rejects.toMatchObject({ code: 'invalid' })
    expect((await readAudit(caller.organizationId)).map(({ action }) => action)).toEqual([
      'price.create',
      'price.delete',
      'price.create',
      'price.end',
      'price.create',
    ])
  })
})

describe('who and whose', () => {
  it('is for admins: a viewer and a member are refused, and nothing is set', async () => {
    const owner = await makeOrganization()
    for (const role of ['viewer', 'member'] as const) {
      const caller = await addMember(owner, role)
      await expect(setOwnPrice(caller, { model: HAIKU }, { input_usd_per_mtok: '1' })).rejects.toMatchObject({
        code: 'forbidden',
      })
      await expect(endOwnPrice(caller, { model: HAIKU, provider: null }, null)).rejects.toMatchObject({
        code: 'forbidden',
      })
    }
    expect(await listOwnPrices(owner)).toEqual([])
  })

  it('another organization’s are unseen, and hold for nobody else', async () => {
    const [one, other] = [await makeOrganization(), await makeOrganization()]
    await setOwnPrice(one, { model: HAIKU }, { ...june, input_usd_per_mtok: '0.4' })
    expect(await listOwnPrices(other)).toEqual([])
    await expect(endOwnPrice(other, { model: HAIKU, provider: null }, null)).rejects.toMatchObject({
      code: 'not_found',
    })
    await setOwnPrice(other, { model: HAIKU }, { ...june, input_usd_per_mtok: '7' })
    await call(one, 'a')
    expect(await costs(one)).toEqual({ a: '0.4' })
  })
})

describe('the API', () => {
  it('answers as documented', async () => {
    const owner = await makeOrganization()
    const { secret } = await createApiKey(owner, { name: 'k', scopes: ['admin'], expiresInDays: null })
    const ask = (method: string, query = '', body?: unknown) =>
      new Request(`http://x/api/v1/prices/y${query}`, {
        method,
        headers: { authorization: `Bearer ${secret}` },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
    const model = { params: Promise.resolve({ model: 'openai/gpt-5.5' }) }
    const provider = { params: Promise.resolve({ provider: 'anthropic' }) }
    const made = await PUT(
      ask('PUT', '', { ...june, input_usd_per_mtok: 2.5, note: 'EA 2026', commitment_usd: '50000.00' }),
      model,
    )
    expect(made.status).toBe(201)
    expect(await made.json()).toMatchObject({
      kind: 'commitment',
      model: 'openai/gpt-5.5',
      provider: null,
      effective_from: '2026-06-01T00:00:00.000Z',
      effective_to: '2026-07-01T00:00:00.000Z',
      input_usd_per_mtok: '2.5',
      output_usd_per_mtok: null,
      note: 'EA 2026',
      commitment_usd: '50000',
    })
    const clash = await PUT(ask('PUT', '', { effective_from: '2026-06-02', input_usd_per_mtok: 1 }), model)
    expect([clash.status, clash.headers.get('content-type')]).toEqual([409, 'application/problem+json'])
    const bad: [body: unknown, path: string][] = [
      [{}, 'discount_percent'],
      [[], ''],
      [{ input_usd_per_mtok: '-1' }, 'input_usd_per_mtok'],
      [{ input_usd_per_mtok: '1', effective_from: '1999-12-31' }, 'effective_from'],
      [{ input_usd_per_mtok: '1', effective_from: '2026-06-02', effective_to: '2026-06-02' }, 'effective_to'],
      [{ input_usd_per_mtok: '1', commitment_usd: '5' }, 'effective_to'],
      [{ input_usd_per_mtok: '1', commitment_usd: '0', effective_to: '2027-01-01' }, 'commitment_usd'],
      [{ input_usd_per_mtok: '1', note: 'a\0b' }, 'note'],
      [{ input_usd_per_mtok: '1', provider: 'a\0b' }, 'provider'],
      [{ input_usd: '1' }, 'input_usd'],
    ]
    for (const [body, path] of bad) {
      const answer = await PUT(ask('PUT', '', body), model)
      expect([answer.status, (await answer.json()).errors[0].path]).toEqual([400, path])
    }
    expect((await PUT_DISCOUNT(ask('PUT', '', { ...june, discount_percent: 10 }), provider)).status).toBe(201)
    expect((await PUT_DISCOUNT(ask('PUT', '', { ...june, discount_percent: 20 }), provider)).status).toBe(200)
    expect((await PUT_DISCOUNT(ask('PUT', '', { input_usd_per_mtok: '1' }), provider)).status).toBe(400)
    const list = await (
      await GET(
        new Request('http://x/api/v1/prices?limit=1', { headers: { authorization: `Bearer ${secret}` } }),
        {
          params: Promise.resolve({}),
        },
      )
    ).json()
    expect(list.data).toMatchObject([{ kind: 'commitment' }])
    const next = await listOwnPricesPage(owner, { limit: 1, cursor: list.next_cursor })
    expect(next).toMatchObject({ prices: [{ override: { discount_percent: '20' } }], nextCursor: null })
    const csv = await GET(
      new Request('http://x/api/v1/prices?format=csv', { headers: { authorization: `Bearer ${secret}` } }),
      { params: Promise.resolve({}) },
    )
    expect((await csv.text()).split('\r\n').slice(0, 2)).toEqual([
      expect.stringMatching(
        /^kind,model,provider,effective_from,effective_to,input_usd_per_mtok,.*,note,id$/,
      ),
      expect.stringMatching(
        /^commitment,openai\/gpt-5\.5,,2026-06-01T00:00:00\.000Z,2026-07-01T00:00:00\.000Z,2\.5,/,
      ),
    ])
    expect((await DELETE(ask('DELETE', '?effective_from=soon'), model)).status).toBe(400)
    const removed = await DELETE(ask('DELETE', '?effective_from=2026-06-01'), model)
    expect([removed.status, (await removed.json()).outcome]).toEqual([200, 'removed'])
    expect((await DELETE(ask('DELETE'), model)).status).toBe(404)
    expect((await DELETE_DISCOUNT(ask('DELETE'), provider)).status).toBe(200)
    expect(await listOwnPrices(owner)).toEqual([])
  })
})
