import AxeBuilder from '@axe-core/playwright'
import { expect } from '@playwright/test'
import { AS_OWNER, open, ownedProduct } from './fixtures/owner'
import { test } from './fixtures/product'

test.describe.configure({ mode: 'serial' })

test.use({ productEnv: ownedProduct('Waste Works') })

const today = new Date().toISOString().slice(0, 10)

test('an organization without calls is told what fills the page', async ({ page }) => {
  await open(page, '/waste')
  await expect(page.getByRole('link', { name: 'Send logs or connect an agent' })).toBeVisible()
})

test('waste is found, counted once, and opens to its run and calls', async ({ page, request }) => {
  // 100,000 tokens of Sonnet 4.6 written for five minutes in a run that failed: $0.375, $0.075 above plain input.
  const usage = await request.post('/api/v1/usage', {
    headers: AS_OWNER,
    data: [
      {
        id: 'w1',
        timestamp: new Date(Date.now() - 3_600_000).toISOString(),
        model: 'claude-sonnet-4-6',
        session_id: 's',
        run_id: 'bad',
        cache_write_5m_tokens: 100_000,
      },
      // One above the threshold of Sonnet 4.5: 200,001 × $3 a million over base rates.
      {
        id: 'w2',
        timestamp: new Date(Date.now() - 3_600_000).toISOString(),
        model: 'claude-sonnet-4-5',
        input_tokens: 200_001,
      },
    ],
  })
  expect(await usage.json()).toMatchObject({ accepted: 2 })
  await request.put('/api/v1/runs/bad', { headers: AS_OWNER, data: { status: 'failed' } })

  await open(page, '/waste')
  const table = page.getByRole('region', { name: 'Kinds of waste, table' })
  const row = (name: string) => table.getByRole('row').filter({ hasText: name })
  await expect(row('Failed and retried runs')).toContainText('$0.3750')
  await expect(row('Cache writes never read')).toContainText('$0.0750')
  await expect(row('Cache writes never read')).toContainText('$0.00')
  await expect(row('Just above the long-context price')).toContainText('$0.6000')
  await expect(row('Verbose output')).toContainText('None found')
  await expect(row('Total, each call once')).toContainText('$0.9750')
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([])

  await row('Failed and retried runs').getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1, name: 'Failed and retried runs' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'bad', exact: true })).toHaveAttribute('href', '/runs/bad')

  await page.getByRole('link', { name: 'All kinds of waste' }).click()
  await row('Cache writes never read').getByRole('link').click()
  const calls = page.getByRole('region', { name: 'Calls behind it' })
  await expect(calls).toContainText('100,000 tokens written, never read')
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([])
  await calls.getByRole('link').first().click()
  await expect(page).toHaveURL(/\/events\?.*session=s/)
  await expect(page.getByRole('main')).toContainText('1 call')
})

test('thresholds live in the address, and the page fits 320 px', async ({ page, request }) => {
  await open(page, '/waste')
  await page.getByLabel('A little above a threshold').fill('20')
  await page.getByRole('button', { name: 'Apply' }).click()
  await expect(page).toHaveURL(/over_percent=20/)
  await expect(page.getByLabel('A little above a threshold')).toHaveValue('20')
  await page.setViewportSize({ width: 320, height: 800 })
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  const csv = await request.get(`/api/v1/waste?from=${today}&format=csv`, { headers: AS_OWNER })
  expect(await csv.text()).toMatch(/^kind,title,waste_usd,/)
  expect((await request.get('/api/v1/waste/nonsense', { headers: AS_OWNER })).status()).toBe(404)
})
