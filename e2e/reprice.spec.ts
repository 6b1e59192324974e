import { expect } from '@playwright/test'
import { AS_OWNER, expectCleanPage, inEachLook, open, ownedProduct } from './fixtures/owner'
import { test as base } from './fixtures/product'

// One story on one product.
base.describe.configure({ mode: 'serial' })
const test = base.extend<object>({})
test.use({ productEnv: [ownedProduct('Reprice Works'), { scope: 'worker' }] })

test('calls without a price get one: previewed, applied, undone', async ({ page, request }) => {
  test.setTimeout(300_000)
  const sent = await request.post('/api/v1/usage', {
    headers: AS_OWNER,
    data: [1, 2, 3].map((number) => ({
      id: `c${number}`,
      timestamp: `2026-11-0${number}T12:00:00Z`,
      model: 'house-large',
      input_tokens: 1_000_000,
      output_tokens: 0,
    })),
  })
  expect(sent.ok()).toBe(true)
  const total = async () =>
    (await (await request.get('/api/v1/spend', { headers: AS_OWNER })).json()).total as Record<
      string,
      unknown
    >
  expect(await total()).toMatchObject({ cost_usd: null, unpriced_events: 3 })

  await page.setViewportSize({ width: 1440, height: 900 })
  await open(page, '/prices/reprice')
  await expect(page.getByText('No call was ever priced again')).toBeVisible()
  await page.getByRole('button', { name: 'Preview' }).click()
  await expect(page.getByText('Nothing: 3 calls would cost what they cost now.')).toBeVisible()

  const set = await request.put('/api/v1/prices/house-large', {
    headers: AS_OWNER,
    data: { effective_from: '2026-11-02', input_usd_per_mtok: '4', output_usd_per_mtok: '8' },
  })
  expect(set.ok()).toBe(true)
  expect(await total()).toMatchObject({ cost_usd: null, unpriced_events: 3 })
  await page.getByRole('button', { name: 'Preview' }).click()
  const preview = page.getByRole('region', { name: 'What would change', exact: true })
  await expect(preview.getByText('2 of them in none: no price was known')).toBeVisible()
  await expect(preview.getByRole('row', { name: /Nov 2, 2026.*house-large.*\$4\.00/ })).toBeVisible()
  expect(await total()).toMatchObject({ cost_usd: null, unpriced_events: 3 })
  await inEachLook(page, () => expectCleanPage(page))
  await page.setViewportSize({ width: 1440, height: 900 })

  await page.getByRole('button', { name: 'Apply' }).click()
  await page.getByRole('button', { name: 'Price them again' }).click()
  const past = page.getByRole('region', { name: 'Repricings' })
  await expect(past.getByText('Done')).toBeVisible()
  expect(await total()).toMatchObject({ cost_usd: '8', unpriced_events: 1 })
  await inEachLook(page, () => expectCleanPage(page))
  await page.setViewportSize({ width: 1440, height: 900 })

  await past.getByRole('button', { name: /^Undo/ }).click()
  await page.getByRole('button', { name: 'Give the costs back' }).click()
  await expect(past.getByText('Undone', { exact: true })).toBeVisible()
  expect(await total()).toMatchObject({ cost_usd: null, unpriced_events: 3 })
})
