import { type APIRequestContext, expect, type Page } from '@playwright/test'
import { AS_OWNER, expectCleanPage, inEachLook, open, ownedProduct } from './fixtures/owner'
import { test } from './fixtures/product'

// One story on one product.
test.describe.configure({ mode: 'serial' })
test.use({ productEnv: ownedProduct('Reprice Models') })

const calls = [
  { id: 'house', timestamp: '2026-11-10T12:00:00Z', model: 'house-large', input_tokens: 1_000_000 },
  {
    id: 'told',
    timestamp: '2026-11-11T12:00:00Z',
    model: 'house-large',
    input_tokens: 2_000_000,
    cost_usd: '5',
  },
  { id: 'small', timestamp: '2026-11-11T12:00:00Z', model: 'house-small', input_tokens: 1_000_000 },
  { id: 'known', timestamp: '2026-11-11T12:00:00Z', model: 'claude-opus-4-8', input_tokens: 1_000_000 },
]

async function costsOf(request: APIRequestContext): Promise<object> {
  const ledger = await (await request.get('/api/v1/events', { headers: AS_OWNER })).json()
  return Object.fromEntries(
    ledger.data.map((one: Record<string, string | null>) => [
      one.id,
      [one.reported_cost_usd, one.first_computed_cost_usd, one.computed_cost_usd],
    ]),
  )
}

const BEFORE = {
  house: [null, null, null],
  told: ['5', null, null],
  small: [null, null, null],
  known: [null, '5', '5'],
}

const repricings = (page: Page) => page.getByRole('listitem').filter({ hasText: 'house-large' })

test('what would change is shown by day and model, and nothing has changed', async ({ page, request }) => {
  const sent = await request.post('/api/v1/usage', { headers: AS_OWNER, data: calls })
  expect(await sent.json()).toMatchObject({ accepted: 4 })
  for (const model of ['house-large', 'house-small']) {
    const price = { effective_from: '2026-01-01', input_usd_per_mtok: '1', output_usd_per_mtok: '2' }
    const set = await request.put(`/api/v1/prices/${model}`, { headers: AS_OWNER, data: price })
    expect(set.status()).toBe(201)
  }
  await open(page, '/prices/reprice')
  await expect(page.getByText('No call was ever priced again')).toBeVisible()
  await page.getByLabel('From', { exact: true }).fill('2026-11-01')
  await page.getByLabel('To', { exact: true }).fill('2026-11-30')
  await page.getByText('All models', { exact: true }).click()
  await page.getByRole('checkbox', { name: 'house-large' }).check()
  await page.getByRole('checkbox', { name: 'house-small' }).check()
  await page.getByRole('button', { name: 'Preview' }).click()
  await expect(page).toHaveURL(/from=2026-11-01&to=2026-11-30&model=house-large&model=house-small/)
  const rows = page.getByRole('region', { name: 'What would change, by day and model' }).getByRole('row')
  await expect(rows).toHaveCount(4)
  await expect(rows.nth(1)).toContainText(/house-large.*\$1\.00.*\+\$1\.00/)
  await expect(rows.nth(2)).toContainText(/house-large.*\$5\.00.*\$2\.00.*−\$3\.00/)
  await expectCleanPage(page)
  await page.getByRole('button', { name: /^Export/ }).click()
  const csv = (await page.getByRole('menuitem', { name: 'CSV' }).getAttribute('href')) ?? ''
  const file = await (await page.request.get(csv)).text()
  expect(file.trim().split(/\r?\n/)).toHaveLength(4)
  await page.keyboard.press('Escape')
  expect(await costsOf(request)).toEqual(BEFORE)
  await rows.nth(1).getByRole('link').click()
  await expect(page).toHaveURL('/events?from=2026-11-10&to=2026-11-10&model=house-large')
  await expect(page.getByRole('main')).toContainText('house-large')
})

test('it is applied in the background, and each call says its three costs', async ({ page, request }) => {
  await open(page, '/prices/reprice?from=2026-11-01&to=2026-11-30&model=house-large&preview=1')
  await page.getByRole('button', { name: 'Apply' }).click()
  await page.getByRole('button', { name: 'Price them again' }).click()
  await expect(repricings(page)).toContainText('Done')
  await expect(repricings(page)).toContainText('2 calls: $5.00 became $3.00')
  expect(await costsOf(request)).toEqual({
    ...BEFORE,
    house: [null, null, '1'],
    told: ['5', null, '2'],
  })
  await open(page, '/events?from=2026-11-11&to=2026-11-11&model=house-large')
  await page.getByRole('row').nth(1).click()
  const detail = page.getByRole('dialog')
  await expect(detail).toContainText('$2.00')
  await expect(detail).toContainText('The source itself reported $5')
  await expect(detail).toContainText('When it came in, there was no price for it')
})

test('undo gives every call back what it cost', async ({ page, request }) => {
  await open(page, '/prices/reprice')
  await inEachLook(page, () => expectCleanPage(page))
  await repricings(page).getByRole('button', { name: /^Undo/ }).click()
  await page.getByRole('button', { name: 'Give the costs back' }).click()
  await expect(repricings(page)).toContainText('and is what it was again')
  expect(await costsOf(request)).toEqual(BEFORE)
})

test('what cannot be asked is said at its field', async ({ page }) => {
  await open(page, '/prices/reprice?from=2026-12-01&to=2026-11-01&preview=1')
  await expect(page.getByRole('alert').filter({ hasText: 'The first day is after the last.' })).toBeVisible()
})
