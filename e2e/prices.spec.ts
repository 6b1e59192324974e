import { expect } from '@playwright/test'
import { AS_OWNER, expectCleanPage, inEachLook, open, ownedProduct } from './fixtures/owner'
import { test } from './fixtures/product'

// One story on one product.
test.describe.configure({ mode: 'serial' })
test.use({ productEnv: ownedProduct('Prices Works') })

const now = () => new Date().toISOString()

test('the catalogue is searched in the address, and opens a model', async ({ page }) => {
  await open(page, '/prices')
  await expect(page.getByText('None: calls cost what the catalogue says.')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Models without a price', exact: true })).toHaveCount(0)
  await expectCleanPage(page)
  await page.getByRole('searchbox').fill('claude-opus-4-8 anthropic/')
  await page.getByRole('button', { name: 'Search' }).click()
  await expect(page).toHaveURL(/\/prices\?q=claude-opus-4-8\+anthropic%2F$/)
  const table = page.getByRole('region', { name: 'Prices, table' })
  await expect(table.getByRole('row').nth(1)).toContainText('$5.00')
  await page.getByRole('button', { name: 'Export catalogue' }).click()
  const csv = await page.getByRole('menuitem', { name: 'CSV' }).getAttribute('href')
  expect(csv).toBe('/api/v1/models?format=csv&q=claude-opus-4-8+anthropic%2F')
  await page.keyboard.press('Escape')
  await table.getByRole('link', { name: 'claude-opus-4-8' }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('claude-opus-4-8')
  await expect(page.locator('figcaption')).toContainText('Now input $5.00, output $25.00')
  await expectCleanPage(page)
})

test('a model without a price is set one: what was there stays, what comes later has it', async ({
  page,
  request,
}) => {
  const send = async (id: string) => {
    const event = { id, timestamp: now(), model: 'our-llama', input_tokens: 1_000_000 }
    const answer = await request.post('/api/v1/usage', { headers: AS_OWNER, data: [event] })
    expect(await answer.json()).toMatchObject({ accepted: 1 })
  }
  await send('before')
  await open(page, '/prices')
  const waiting = page.getByRole('region', { name: 'Models without a price, by calls' })
  await expect(waiting.getByRole('row').nth(1)).toContainText('no price is known for our-llama')
  await expectCleanPage(page)
  await waiting.getByRole('link', { name: 'Set a price for our-llama' }).click()
  await expect(page.getByLabel('Model', { exact: true })).toHaveValue('our-llama')
  await page.getByLabel('Output', { exact: true }).fill('-1')
  await page.getByRole('button', { name: 'Keep price' }).click()
  await expect(page.getByText('A price is a decimal number >= 0')).toBeVisible()
  await page.getByLabel('Input', { exact: true }).fill('$0.25')
  await page.getByLabel('Output', { exact: true }).fill('1')
  await expectCleanPage(page)
  await page.getByRole('button', { name: 'Keep price' }).click()
  await expect(page).toHaveURL(/\/prices\/our-llama$/)
  await expect(page.locator('figcaption')).toContainText('by your own price')
  await send('after')
  const ledger = await (await request.get('/api/v1/events', { headers: AS_OWNER })).json()
  expect(
    Object.fromEntries(ledger.data.map((one: { id: string; cost_usd: string }) => [one.id, one.cost_usd])),
  ).toEqual({ before: null, after: '0.25' })
  await open(page, '/prices')
  await expect(waiting.getByRole('row').nth(1)).toContainText('There is a price now')
})

test('dates do not overlap; a used price is ended, a new one is removed', async ({ page }) => {
  await open(page, '/prices/new?model=our-llama')
  await page.getByLabel('From', { exact: true }).fill('2098-01-01')
  await page.getByLabel('Input', { exact: true }).fill('0.3')
  await page.getByRole('button', { name: 'Keep price' }).click()
  await expect(page.getByText('overlaps with the one from')).toBeVisible()
  await page.getByRole('checkbox', { name: 'End the one that holds on that day' }).click()
  await page.getByRole('button', { name: 'Keep price' }).click()
  await expect(page).toHaveURL(/\/prices\/our-llama$/)
  const own = page.getByRole('region', { name: 'Own prices of this model, table' })
  await expect(own.getByRole('row')).toHaveCount(3)
  const end = async (from: RegExp) => {
    await own.getByRole('button', { name: from }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'End price' }).click()
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
  await end(/from Jan 1, 2098$/)
  await expect(own.getByRole('row')).toHaveCount(2)
  await end(/^End our-llama from/)
  await expect(own.getByText('ended', { exact: true })).toBeVisible()
})

test('a discount on a provider, with a commitment', async ({ page }) => {
  await open(page, '/prices/new?for=provider&provider=anthropic')
  await page.getByLabel('Until').fill('2099-01-01')
  await page.getByLabel('Discount, percent').fill('10')
  await page.getByLabel('Commitment, USD').fill('1000')
  await page.getByRole('button', { name: 'Keep discount' }).click()
  await expect(page).toHaveURL(/\/prices$/)
  const own = page.getByRole('region', { name: 'Own prices, discounts and commitments, table' })
  await expect(own).toContainText('All of anthropic')
  await expect(own).toContainText('$0.00 of $1,000.00 promised is spent')
})

test('in both themes, at every width', async ({ page }) => {
  test.setTimeout(300_000)
  for (const path of ['/prices', '/prices/our-llama', '/prices/new?model=claude-opus-4-8']) {
    await open(page, path)
    await inEachLook(page, () => expectCleanPage(page))
  }
})
