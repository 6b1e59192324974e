import { readFileSync } from 'node:fs'
import { expect } from '@playwright/test'
import { AS_OWNER, expectCleanPage, inEachLook, open, ownedProduct } from './fixtures/owner'
import { test } from './fixtures/product'

// One story on one product.
test.describe.configure({ mode: 'serial' })
test.use({ productEnv: ownedProduct('Routing Works') })

test('without runs, the page says what will be here', async ({ page }) => {
  await open(page, '/routing')
  await expect(page.getByRole('heading', { name: 'No runs to judge models by yet' })).toBeVisible()
  await expectCleanPage(page)
})

test('too little evidence is said, model by model; a lower threshold, in the address, makes a route', async ({
  page,
  request,
}) => {
  const put = (id: string, data: object) =>
    request.put(`/api/v1/runs/${id}`, { headers: AS_OWNER, data: { task: 'login', ...data } })
  for (let at = 0; at < 10; at++) {
    const status = at < 8 ? 'passed' : 'failed'
    await put(`haiku-${at}`, { model: 'claude-haiku-4-5', cost_usd: '0.08', status })
    await put(`sonnet-${at}`, { model: 'claude-sonnet-4-6', cost_usd: '0.5', status: 'passed' })
  }
  await put('opus', { model: 'claude-opus-4-8', cost_usd: '2', status: 'passed' })
  await open(page, '/routing')
  await expect(page.getByText('Without a single failure that takes 35 runs.')).toBeVisible()
  await expect(page.getByText('No route yet')).toBeVisible()
  const table = page.getByRole('region', { name: 'login, models' })
  await expect(
    table.getByRole('row', { name: /^claude-sonnet-4-6 Lower bound 0\.72 under 0\.90 25 more passing runs/ }),
  ).toBeVisible()
  await page.getByLabel('Pass rate, at least').fill('0.6')
  await page.getByRole('button', { name: 'Apply' }).click()
  await expect(page).toHaveURL(/min_pass_rate=0\.6/)
  await expect(page.getByText('Route to claude-sonnet-4-6')).toBeVisible()
  await expect(
    table.getByRole('row', {
      name: /^claude-haiku-4-5 Lower bound 0\.49 under 0\.60 .* 80% \(49% to 94%\) \$0\.1000/,
    }),
  ).toBeVisible()
  await expect(
    table.getByRole('row', { name: /^claude-opus-4-8 1 run of known outcome, 5 needed/ }),
  ).toBeVisible()
  // $2.80 spent by the others; their nine passing runs at $0.50 are $4.50.
  await expect(page.getByText('would have cost $1.70 more', { exact: false })).toBeVisible()
  await inEachLook(page, () => expectCleanPage(page))
  await page.setViewportSize({ width: 1440, height: 900 })
  const api = await (
    await request.get('/api/v1/routing?by=task&min_pass_rate=0.6', { headers: AS_OWNER })
  ).json()
  expect(api.rows[0]).toMatchObject({
    task: 'login',
    cheapest_model: 'claude-sonnet-4-6',
    saving_usd: '-1.7',
  })
  await table.getByRole('link', { name: 'claude-sonnet-4-6' }).click()
  await expect(page).toHaveURL(/\/runs\?task=login&model=claude-sonnet-4-6/)
})

test('limits are set on the page, and the routes leave as a LiteLLM configuration', async ({ page }) => {
  await open(page, '/routing?min_pass_rate=0.4')
  await page.getByRole('button', { name: 'Limits' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('claude-haiku-4-5').fill('none')
  await dialog.getByRole('button', { name: 'Keep limits' }).click()
  await expect(dialog.getByText('Give a whole number from 1 on')).toBeVisible()
  await dialog.getByLabel('claude-haiku-4-5').fill('60')
  await dialog.getByRole('button', { name: 'Keep limits' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('row', { name: /^claude-haiku-4-5 Route here .* – \/ 60$/ })).toBeVisible()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'LiteLLM configuration' }).click(),
  ])
  const yaml = readFileSync(await download.path(), 'utf8')
  expect(yaml).toContain(
    '  - model_name: "login"\n    litellm_params:\n      model: "anthropic/claude-haiku-4-5"\n      rpm: 60\n',
  )
  expect(yaml).toContain('    - "login": ["anthropic/claude-sonnet-4-6"]\n')
})
