import { randomUUID } from 'node:crypto'
import { afterAll, expect, it } from 'vitest'
import { GET } from '../../../app/api/v1/models/changes/route'
import { disconnectDatabase, inOrganizationSql } from '../../data/database'
import { currentSnapshot } from '../../domain/pricing/current-snapshot'
import { makeOrganization } from '../../testing/make-organization'
import { createApiKey } from '../api-keys/create-api-key'
import { ingestUsage } from '../usage/ingest-usage'
import { getCatalogueNews } from './get-catalogue-news'

afterAll(disconnectDatabase)

const HAIKU = 'claude-haiku-4-5'

it('tells what changed since the catalogue that costs were made from; nothing to who never used another', async () => {
  const [caller, other] = [await makeOrganization(), await makeOrganization()]
  const event = { id: 'a', timestamp: '2026-06-01T12:00:00Z', model: HAIKU, input_tokens: 1 }
  await ingestUsage(caller, [{ json: event }], Date.parse('2026-06-15'))
  expect(await getCatalogueNews(caller)).toMatchObject({ beforeId: null, news: [] })
  // An older catalogue: claude-haiku-4-5 cost $2 in, and something else was sold.
  const now = currentSnapshot()
  const id = `2026-01-01.${randomUUID().slice(0, 12)}`
  const rows = now.rows.map((row) =>
    row.provider === 'anthropic' && row.model === HAIKU ? { ...row, inputUsd: '2' } : row,
  )
  const [first] = rows
  if (!first) throw new Error('The catalogue is empty')
  await inOrganizationSql(caller.organizationId, async (tx) => {
    const old = { ...now, id, rows: [...rows, { ...first, provider: 'aaa', model: 'old-model' }] }
    await tx.rows('INSERT INTO price_snapshot (id, content) VALUES ($1, $2)', [id, JSON.stringify(old)])
    await tx.rows(
      `INSERT INTO price_basis (organization_id, id, snapshot_id, basis) VALUES ($1, 1, $2, '{"ruleIds": []}')`,
      [tx.organizationId, id],
    )
  })
  const { beforeId, afterId, news } = await getCatalogueNews(caller)
  expect([beforeId, afterId]).toEqual([id, now.id])
  expect(news.map(({ kind, model, isUsed }) => [kind, model, isUsed])).toEqual([
    ['changed', HAIKU, true],
    ['removed', 'old-model', false],
  ])
  expect(news[0]?.fields).toEqual([{ label: 'input', before: '2', after: '1' }])
  expect((await getCatalogueNews(other)).beforeId).toBeNull()
  const { secret } = await createApiKey(caller, { name: 'k', scopes: ['read'], expiresInDays: null })
  const ask = (query: string) =>
    GET(
      new Request(`http://x/api/v1/models/changes${query}`, {
        headers: { authorization: `Bearer ${secret}` },
      }),
      {
        params: Promise.resolve({}),
      },
    )
  expect(await (await ask('?limit=1')).json()).toMatchObject({
    data: [{ kind: 'changed', model: HAIKU, is_used: true }],
    snapshot_before: id,
    next_cursor: '1',
  })
  expect(await (await ask('?format=csv')).text()).toContain(`changed,anthropic,${HAIKU},,,true,input,2,1\r\n`)
})
