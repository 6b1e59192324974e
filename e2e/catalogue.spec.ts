import { spawnSync } from 'node:child_process'
import { expect } from '@playwright/test'
import { AS_OWNER, expectCleanPage, inEachLook, open, ownedProduct } from './fixtures/owner'
import { test } from './fixtures/product'

test.use({ productEnv: ownedProduct('Catalogue Works') })

test('a newer catalogue is looked at, taken, and taken back', async ({ page, request, product }) => {
  const script = ['node_modules/tsx/dist/cli.mjs', 'e2e/fixtures/take-older-catalogue.ts', product.dataDir]
  const made = spawnSync(process.execPath, script, { encoding: 'utf8' })
  expect(made.status, made.stderr).toBe(0)
  const costOf = async (id: string) => {
    const event = { id, timestamp: new Date().toISOString(), model: 'claude-haiku-4-5', input_tokens: 1e6 }
    const answer = await request.post('/api/v1/usage', { headers: AS_OWNER, data: [event] })
    expect(await answer.json()).toMatchObject({ accepted: 1 })
    const { data } = await (await request.get('/api/v1/events', { headers: AS_OWNER })).json()
    return data.find((one: { id: string }) => one.id === id).cost_usd
  }
  expect(await costOf('before')).toBe('2')

  await open(page, '/overview')
  await page
    .getByRole('navigation', { name: 'Pages' })
    .getByRole('link', { name: 'Prices new catalogue' })
    .click()
  const news = page.getByRole('region', { name: 'A newer catalogue', exact: true })
  await expect(news).toContainText('Against the one of Jan 1, 2026: 1 price changed')
  await expect(news.getByRole('row', { name: /claude-haiku-4-5/ })).toContainText('input $2.00 → $1.00')
  await inEachLook(page, () => expectCleanPage(page))
  await page.setViewportSize({ width: 1280, height: 900 })

  await news.getByRole('link', { name: 'see what your last 30 days would cost' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Reprice')
  const preview = page.getByRole('region', { name: 'What would change', exact: true })
  await expect(preview).toContainText('−$1.00')

  await open(page, '/prices')
  await news.getByRole('button', { name: 'Use for new calls' }).click()
  // What says so, with its Undo, goes by itself, unless the mouse is on it.
  await page.getByText('Calls are priced by the catalogue of', { exact: false }).hover()
  await expect(page.getByRole('link', { name: 'Prices new catalogue' })).toHaveCount(0)
  await expect(news).toContainText('It is in use.')
  expect(await costOf('after')).toBe('1')

  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('link', { name: 'Prices new catalogue' }).first()).toBeVisible()
  expect(await costOf('again')).toBe('2')
})
