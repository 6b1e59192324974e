import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { type APIRequestContext, expect, type Page } from '@playwright/test'
import { readZip } from '../lib/testing/read-zip'
import { awake } from './fixtures/awake'
import { AS_OWNER, expectCleanPage, inEachLook, open, ownedProduct, owner } from './fixtures/owner'
import { test as base } from './fixtures/product'

// One story on one product: an owner takes everything along and leaves. Then the server's operator begins anew.
const test = base.extend<object>({})
test.describe.configure({ mode: 'serial' })
test.use({ productEnv: [ownedProduct('Closing & Down Ltd'), { scope: 'worker' }] })

const run = (...script: string[]) => {
  const made = spawnSync(process.execPath, script, { encoding: 'utf8' })
  expect(made.status, made.stderr).toBe(0)
  return JSON.parse(made.stdout)
}
const TSX = 'node_modules/tsx/dist/cli.mjs'

const spendOf = async (request: APIRequestContext, key: string) =>
  (await request.get('/api/v1/spend?group_by=model', { headers: { authorization: `Bearer ${key}` } })).json()

async function openDialog(page: Page) {
  await open(page, '/settings')
  await page.getByRole('button', { name: 'Delete organization…' }).click()
  return page.getByRole('dialog', { name: 'Delete “Closing & Down Ltd”?' })
}

let organizationId = 0
let neighbour = { key: '', rows: {}, spend: {} }

test('an owner downloads everything; it comes to what the API says', async ({ page, request, product }) => {
  const events = Array.from({ length: 3_000 }, (_, n) => ({
    id: `call-${n}`,
    timestamp: new Date(Date.UTC(2026, 5, 1) + n * 60_000).toISOString(),
    model: n % 7 === 0 ? 'nobody-knows' : 'claude-opus-4-8',
    input_tokens: 17 * n,
    output_tokens: n,
    project: `p-${n % 5}`,
  }))
  expect((await request.post('/api/v1/usage', { headers: AS_OWNER, data: events })).ok()).toBe(true)
  const made = run(TSX, 'e2e/fixtures/make-two-organizations.ts', product.dataDir, owner.password)
  neighbour = { key: made.one.key, rows: {}, spend: await spendOf(request, made.one.key) }

  await open(page, '/settings')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Export everything' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^outlay-organization_\d{4}-\d\d-\d\d\.zip$/)
  const files = await readZip(readFileSync(await download.path()))
  const manifest = JSON.parse(String(files.get('manifest.json')))
  organizationId = manifest.organization_id
  const { total } = await spendOf(request, owner.key)
  expect(manifest.totals).toEqual({
    usage_events: total.events,
    unpriced_events: total.unpriced_events,
    cost_usd: total.cost_usd,
  })
  expect(total.events).toBe(3_000)
  expect(String(files.get('usage_events.ndjson')).split('\n')).toHaveLength(3_001)
  for (const { name } of manifest.files) expect(String(files.get(name)), name).not.toContain('secret')
})

test('no key may do either, and nothing is deleted by a wrong name', async ({ page, request }) => {
  for (const [method, address] of [
    ['GET', '/api/v1/organization/export'],
    ['DELETE', '/api/v1/organization'],
  ] as const) {
    const answer = await request.fetch(address, {
      method,
      headers: AS_OWNER,
      ...(method === 'DELETE' && { data: { confirm: 'Closing & Down Ltd' } }),
    })
    expect(answer.status(), address).toBe(403)
    expect((await answer.json()).detail).toBe('No API key may do this: an owner does it, signed in.')
  }
  const dialog = await openDialog(page)
  await expect(dialog.getByRole('listitem').filter({ hasText: '3,000 calls' })).toBeVisible()
  await expect(dialog.getByRole('listitem').filter({ hasText: '1 API key' })).toBeVisible()
  await inEachLook(page, () => expectCleanPage(page))
  await dialog.getByLabel('Type Closing & Down Ltd to confirm').fill('closing & down ltd')
  await dialog.getByRole('button', { name: 'Delete everything' }).click()
  await expect(dialog.getByText('Type the name exactly as it is')).toBeVisible()
  const origin = new URL(page.url()).origin
  const refused = await page.request.delete('/api/v1/organization', {
    headers: { origin },
    data: { confirm: 'Closing' },
  })
  expect(refused.status()).toBe(400)
  expect((await spendOf(request, owner.key)).total.events).toBe(3_000)
})

test('by its name it is deleted: keys at once, then every row; the neighbour keeps all of theirs', async ({
  page,
  request,
  product,
}) => {
  const before = run(TSX, 'e2e/fixtures/count-rows.ts', product.dataDir)
  expect(before[organizationId].usage_event).toBe(3_000)
  const deleted = product.printed(/"event":"organization.deleted","organization_id":(\d+)/)
  const dialog = await openDialog(page)
  await dialog.getByLabel('Type Closing & Down Ltd to confirm').fill('Closing & Down Ltd')
  await dialog.getByRole('button', { name: 'Delete everything' }).click()
  await expect(page).toHaveURL(/\/organization-deleted$/)
  await expect(page.getByRole('heading', { name: 'The organization is deleted' })).toBeVisible()
  expect((await request.get('/api/v1/spend', { headers: AS_OWNER })).status()).toBe(401)
  await inEachLook(page, () => expectCleanPage(page))
  await page.goto('/overview')
  await expect(page).toHaveURL(/\/sign-in/)
  await awake(page)
  await expect(page.getByText('This server has no organization now')).toHaveCount(0)

  expect((await deleted)[1]).toBe(String(organizationId))
  const after = run(TSX, 'e2e/fixtures/count-rows.ts', product.dataDir)
  expect(after[organizationId]).toBeUndefined()
  const { [organizationId]: _, ...others } = before
  expect(Object.keys(others)).toHaveLength(2)
  expect(after).toEqual(others)
  expect(await spendOf(request, neighbour.key)).toEqual(neighbour.spend)
})
