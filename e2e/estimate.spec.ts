import { expect } from '@playwright/test'
import { awake } from './fixtures/awake'
import { signIn } from './fixtures/owner'
import { test } from './fixtures/product'

const KEY = 'outlay_e2e_estimate_key_0000'
const EMAIL = 'estimator@example.com'
const PASSWORD = 'a ladder against the wall 4'

test.use({
  productEnv: {
    OUTLAY_INIT_EMAIL: EMAIL,
    OUTLAY_INIT_PASSWORD: PASSWORD,
    OUTLAY_INIT_ORGANIZATION: 'Acme',
    OUTLAY_INIT_API_KEY: KEY,
  },
})

test('anybody estimates the article’s build, line by line, with every input in the address', async ({
  page,
}) => {
  await page.goto('/estimate')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What will this build cost?')
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible()
  await awake(page)
  await page.getByLabel('Prices of').fill('2026-06-21')
  await page.getByRole('button', { name: 'Estimate' }).click()
  await expect(page).toHaveURL(/as_of=2026-06-21/)
  const models = page.getByRole('table').filter({ hasText: 'Clean work' }).first()
  await expect(models.getByRole('row', { name: /claude-sonnet-4-6/ })).toContainText('$18.00')
  await expect(models.getByRole('row', { name: /claude-sonnet-4-6/ })).toContainText('$54.00')
  await expect(models.getByRole('row', { name: /claude-opus-4-8/ })).toContainText('$90.00')
  await expect(models.getByRole('row', { name: /deepseek-v4-pro/ })).toContainText('$5.48')
  await expect(page.getByRole('table', { name: 'Sum on claude-sonnet-4-6' })).toContainText(
    '120 interactions × $0.15',
  )
  const quotes = page.getByRole('region', { name: 'Quoted figures checked' })
  await expect(quotes.getByRole('row', { name: /deepseek-v4-pro/ })).toContainText('$8 to $12')
  await expect(quotes.getByRole('row', { name: /deepseek-v4-pro/ })).toContainText('No:')
  await expect(page.getByRole('region', { name: 'Example price list' })).toContainText('not published')

  // The address alone makes the same page, and the sheet has its figures.
  await page.reload()
  await awake(page)
  await expect(models.getByRole('row', { name: /claude-sonnet-4-6/ })).toContainText('$54.00')
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  const href = await page.getByRole('menuitem', { name: 'CSV', exact: true }).getAttribute('href')
  const sheet = await (await page.request.get(href ?? '')).text()
  expect(sheet).toContain('claude-sonnet-4-6,0.15,18,54,')
})

test('a slip in the address is named at its field', async ({ page }) => {
  await page.goto('/estimate?resources=many')
  await expect(page.getByLabel('Resources')).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByText('This can’t be estimated as it stands')).toBeVisible()
})

test('the API needs no key, and a wrong key is refused', async ({ request }) => {
  const data = {
    interactions: 120,
    input_tokens: 25_000,
    output_tokens: 5_000,
    retry_factor: 3,
    model: 'claude-sonnet-4-6',
  }
  const answer = await request.post('/api/v1/estimate', { data })
  expect(answer.status()).toBe(200)
  expect((await answer.json()).models[0]).toMatchObject({
    per_interaction_usd: '0.15',
    clean_usd: '18',
    total_usd: '54',
  })
  const headers = { authorization: 'Bearer outlay_wrong' }
  expect((await request.post('/api/v1/estimate', { data, headers })).status()).toBe(401)
  const bad = await request.post('/api/v1/estimate', { data: { retry_factor: 0 } })
  expect([bad.status(), (await bad.json()).errors[0].path]).toEqual([400, 'retry_factor'])
})

test('a member estimates from own runs, saves it, and sees what the build came to', async ({
  page,
  request,
}) => {
  const headers = { authorization: `Bearer ${KEY}` }
  for (const [run, calls] of [
    ['orders-1', 10],
    ['orders-2', 20],
    ['orders-3', 30],
  ] as const) {
    await request.put(`/api/v1/runs/${run}`, { headers, data: { framework: 'hono', task: 'orders' } })
    const usage = {
      timestamp: '2026-06-20T12:00:00Z',
      model: 'claude-sonnet-4-6',
      framework: 'hono',
      task: 'orders',
    }
    const tokens = { input_tokens: 10_000, output_tokens: 2_000 }
    const data = Array.from({ length: calls }, (_, at) => ({
      ...usage,
      ...tokens,
      id: `${run}-${at}`,
      run_id: run,
    }))
    expect((await request.post('/api/v1/usage', { headers, data })).status()).toBe(200)
  }
  await page.goto('/sign-in')
  await signIn(page, { email: EMAIL, password: PASSWORD })
  await page.waitForURL('**/overview')
  await page.goto('/estimates')
  await awake(page)
  await page.getByRole('link', { name: 'New estimate' }).click()
  await page.getByLabel('Framework').selectOption('hono')
  await page.getByLabel('Task').selectOption('orders')
  await page.getByRole('button', { name: 'Estimate', exact: true }).click()
  await expect(page).toHaveURL(/framework=hono&task=orders/)
  await expect(page.getByText('Defaults from your own runs of hono, orders')).toBeVisible()
  await expect(page.getByRole('link', { name: '3 runs' })).toBeVisible()
  // 20 calls of 10,000 × $3 + 2,000 × $15 a million
  await expect(page.getByRole('row', { name: /^claude-sonnet-4-6/ }).first()).toContainText('$1.20')

  await page.getByLabel('Save it as').fill('Orders service')
  await page.getByRole('button', { name: 'Save estimate' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Orders service')
  await page.getByLabel('orders-3', { exact: true }).check()
  await page.getByRole('button', { name: 'Save changes' }).click()
  // 30 calls: $1.80, which is $0.60 over
  await expect(page.getByText('$0.6000 over (+50.0%)').first()).toBeVisible()
  await page.goto('/estimates')
  await expect(page.getByRole('row', { name: /Orders service/ })).toContainText('$1.80')
})
