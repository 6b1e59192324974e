import { afterAll, expect, it } from 'vitest'
import { GET as GET_CHANGES } from '../../../app/api/v1/models/changes/route'
import { disconnectDatabase, inOrganizationSql } from '../../data/database'
import { updateTakenSnapshot } from '../../data/prices/taken-snapshot'
import type { Caller } from '../../domain/members/caller'
import { currentSnapshot } from '../../domain/pricing/current-snapshot'
import { makeOrganization } from '../../testing/make-organization'
import { takeOlderCatalogue } from '../../testing/take-older-catalogue'
import { createApiKey } from '../api-keys/create-api-key'
import { startRepricing } from '../repricing/start-repricing'
import { ingestUsage } from '../usage/ingest-usage'
import { listUsageEvents } from '../usage/list-usage-events'
import { getCatalogue, isCatalogueWaiting } from './get-catalogue'
import { getCatalogueNews } from './get-catalogue-news'
import { listPrices } from './list-prices'
import { takeCatalogue } from './take-catalogue'

afterAll(disconnectDatabase)

const HAIKU = 'claude-haiku-4-5'
const NOW_MS = Date.parse('2026-06-15')
const current = currentSnapshot().id

const send = (caller: Caller, id: string, model = HAIKU) =>
  ingestUsage(
    caller,
    [{ json: { id, timestamp: '2026-06-01T12:00:00Z', model, input_tokens: 1_000_000 } }],
    NOW_MS,
  )

async function costs(caller: Caller): Promise<Record<string, string | null>> {
  const { events } = await listUsageEvents(caller, {
    from: null,
    to: null,
    filters: {},
    limit: 9,
    cursor: null,
  })
  return Object.fromEntries(events.map(({ id, costUsd }) => [id, costUsd]))
}

const audited = (caller: Caller) =>
  inOrganizationSql(caller.organizationId, (tx) =>
    tx.rows(`SELECT before, after FROM audit_entry WHERE action = 'catalogue.take'
             AND organization_id = current_organization_id() ORDER BY at, id`),
  )

it('prices what comes by the catalogue in use until the newer one is taken, and moves no history', async () => {
  const caller = await makeOrganization()
  const older = await takeOlderCatalogue(caller.organizationId)
  await send(caller, 'before')
  await send(caller, 'waits', 'o3-pro')
  expect(await costs(caller)).toEqual({ before: '2', waits: null })
  expect(await getCatalogue(caller)).toEqual({
    id: older,
    waiting: { id: current, newlyPriced: ['o3-pro'] },
  })
  expect(await isCatalogueWaiting(caller)).toBe(true)
  expect((await listPrices(caller, { limit: 1, cursor: null })).snapshotId).toBe(older)

  expect(await takeCatalogue(caller, current)).toEqual({ beforeId: older })
  await send(caller, 'after')
  await send(caller, 'before')
  expect(await costs(caller)).toEqual({ before: '2', waits: null, after: '1' })
  expect(await getCatalogue(caller)).toEqual({ id: current, waiting: null })
  expect(await isCatalogueWaiting(caller)).toBe(false)

  // What is in use already is taken without a trace, and an earlier one can be taken again.
  expect(await takeCatalogue(caller, current)).toEqual({ beforeId: current })
  expect(await takeCatalogue(caller, older)).toEqual({ beforeId: current })
  await send(caller, 'again')
  expect(await costs(caller)).toMatchObject({ again: '2' })
  expect(await audited(caller)).toEqual([
    { before: { snapshot: older }, after: { snapshot: current } },
    { before: { snapshot: current }, after: { snapshot: older } },
  ])
})

it('reprices from the catalogue in use where none is named', async () => {
  const caller = await makeOrganization()
  const older = await takeOlderCatalogue(caller.organizationId)
  await send(caller, 'a')
  const scope = { from: null, to: null, models: [], snapshot: null, dry_run: false }
  expect((await startRepricing(caller, scope)).snapshotId).toBe(older)
})

it('begins with this version’s; with the newest that made its costs where nobody chose one', async () => {
  const [first, upgraded] = [await makeOrganization(), await makeOrganization()]
  expect(await getCatalogue(first)).toEqual({ id: current, waiting: null })
  const older = await takeOlderCatalogue(upgraded.organizationId)
  await send(upgraded, 'a')
  await inOrganizationSql(upgraded.organizationId, (tx) =>
    tx.rows('UPDATE organization SET price_snapshot_id = NULL WHERE id = current_organization_id()'),
  )
  expect((await getCatalogue(upgraded)).id).toBe(older)
})

it('offers no catalogue older than the one in use', async () => {
  const caller = await makeOrganization()
  const older = await takeOlderCatalogue(caller.organizationId)
  const later = `2099-01-01.${older.slice(11)}`
  await inOrganizationSql(caller.organizationId, async (tx) => {
    await tx.rows(
      `INSERT INTO price_snapshot (id, content)
       SELECT $2, jsonb_set(content::jsonb, '{id}', to_jsonb($2::text)) FROM price_snapshot WHERE id = $1`,
      [older, later],
    )
    await updateTakenSnapshot(tx, later)
  })
  expect(await getCatalogue(caller)).toEqual({ id: later, waiting: null })
})

it('is for who may set prices, and refuses what is no catalogue', async () => {
  const owner = await makeOrganization()
  const member = await makeOrganization({ role: 'member' })
  const older = await takeOlderCatalogue(member.organizationId)
  await expect(takeCatalogue(member, current)).rejects.toMatchObject({ code: 'forbidden' })
  expect((await getCatalogue(member)).id).toBe(older)
  expect(await isCatalogueWaiting(member)).toBe(false)
  await expect(takeCatalogue(owner, 'none')).rejects.toMatchObject({
    code: 'invalid',
    details: { fields: [{ path: 'snapshot' }] },
  })
})

it('tells what the one that waits says otherwise, then what the one in use does than the one before', async () => {
  const [caller, other] = [await makeOrganization(), await makeOrganization()]
  const older = await takeOlderCatalogue(caller.organizationId)
  await send(caller, 'a')
  const { beforeId, afterId, news } = await getCatalogueNews(caller)
  expect([beforeId, afterId]).toEqual([older, current])
  expect(news.filter(({ kind }) => kind !== 'added')).toMatchObject([
    { kind: 'changed', model: HAIKU, isUsed: true, fields: [{ label: 'input', before: '2', after: '1' }] },
    { kind: 'removed', model: 'old-model', isUsed: false },
  ])
  await takeCatalogue(caller, current)
  expect((await getCatalogueNews(caller)).beforeId).toBe(older)
  expect((await getCatalogueNews(other)).beforeId).toBeNull()

  const { secret } = await createApiKey(caller, { name: 'k', scopes: ['read'], expiresInDays: null })
  const headers = { authorization: `Bearer ${secret}` }
  const ask = (query: string) =>
    GET_CHANGES(new Request(`http://x/api/v1/models/changes${query}`, { headers }), {
      params: Promise.resolve({}),
    })
  expect(await (await ask('?limit=1')).json()).toMatchObject({
    data: [{ kind: 'changed', model: HAIKU, is_used: true }],
    snapshot_before: older,
    next_cursor: '1',
  })
  expect(await (await ask('?format=csv')).text()).toContain(`changed,anthropic,${HAIKU},,,true,input,2,1\r\n`)
})
