import AxeBuilder from '@axe-core/playwright'
import { expect } from '@playwright/test'
import { AS_OWNER, open, ownedProduct } from './fixtures/owner'
import { test } from './fixtures/product'

// One story on one product: the first step sends what the others look at.
test.describe.configure({ mode: 'serial' })

const today = new Date().toISOString().slice(0, 10)

test.use({ productEnv: ownedProduct('What-if Works') })

test('an empty organization is told what will be here', async ({ page }) => {
  await open(page, '/what-if')
  await expect(page.getByRole('heading', { name: 'There are no calls yet' })).toBeVisible()
})

test('a swap says what it would have saved, as a range, and goes to the calls', async ({ page, request }) => {
  // Opus 4.8 at $5 and $25: 0.75. Sonnet 4.6 at $3 and $15: 0.45, from 0.3465 to 0.585.
  const sent = await request.post('/api/v1/usage', {
    headers: AS_OWNER,
    data: [
      {
        id: 'a',
        timestamp: `${today}T00:00:01Z`,
        model: 'claude-opus-4-8',
        input_tokens: 100_000,
        output_tokens: 10_000,
        project: 'shop',
      },
      { id: 'b', timestamp: `${today}T00:00:02Z`, model: 'gpt-5.5', input_tokens: 1_000, project: 'blog' },
    ],
  })
  expect(await sent.json()).toMatchObject({ accepted: 2 })

  await open(page, '/what-if')
  await expect(page.getByRole('heading', { name: 'The same tokens at other prices' })).toBeVisible()
  await page.getByRole('button', { name: 'Swap a model' }).click()
  await page.getByRole('option', { name: /^claude-opus-4-8/ }).click()
  await page.getByPlaceholder('claude-opus-4-8 as …').fill('claude-sonnet-4-6')
  await page.getByRole('option', { name: /^claude-sonnet-4-6/ }).click()

  await expect(page).toHaveURL(/map=claude-opus-4-8%3Aclaude-sonnet-4-6/)
  await expect(page.getByText('$0.1650 to $0.4035')).toBeVisible()
  await expect(page.getByText('would have been saved')).toBeVisible()
  const row = page.getByRole('row', { name: /^claude-opus-4-8/ })
  await expect(row).toContainText('$0.7500')
  await expect(row).toContainText('$0.4500')
  await expect(row).toContainText('40%')
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([])

  // No range where the factors are one, and the address says so.
  await page.getByLabel('Tokens, at least ×').fill('1')
  await page.getByLabel('Tokens, at most ×').fill('1')
  await page.getByRole('button', { name: 'Apply' }).click()
  await expect(page).toHaveURL(/token_factor_low=1&token_factor_high=1/)
  await expect(page.getByText('$0.3000', { exact: true }).first()).toBeVisible()

  await row.getByRole('link', { name: 'claude-opus-4-8' }).click()
  await expect(page).toHaveURL(/\/events\?model=claude-opus-4-8/)
})

test('what is not usable is named, what has no price says so', async ({ page, request }) => {
  await open(page, '/what-if?map=claude-opus-4-8%3Agpt-99&batch_share=3')
  await expect(page.getByText('batch_share was left out')).toBeVisible()
  await expect(page.getByText('1 call could not be priced anew')).toBeVisible()
  await expect(page.getByText(/No price is known for gpt-99/)).toBeVisible()

  const bad = await request.get('/api/v1/what-if?map=:x&batch_share=3&from=never', { headers: AS_OWNER })
  expect(bad.status()).toBe(400)
  const { errors } = (await bad.json()) as { errors: { path: string }[] }
  expect(errors.map(({ path }) => path)).toEqual(['map', 'batch_share', 'from'])

  const csv = await request.get('/api/v1/what-if?map=*:claude-haiku-4-5&format=csv', { headers: AS_OWNER })
  expect(csv.headers()['content-type']).toContain('text/csv')
  expect((await csv.text()).split('\r\n')[0]).toContain('from_model,to_model,actual_usd,what_if_usd')
  expect((await request.get('/api/v1/what-if')).status()).toBe(401)
})

for (const theme of ['light', 'dark'] as const)
  for (const width of [320, 1440])
    test(`the page is clean and fits ${width} px in ${theme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
      await page.setViewportSize({ width, height: 900 })
      await open(page, '/what-if?map=*%3Aclaude-haiku-4-5&tier=batch&batch_share=0.5&cache_hit_rate=0.8')
      await expect(page.getByText('would have been saved')).toBeVisible()
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
      const [content, inner] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
      expect(content).toBeLessThanOrEqual(inner ?? 0)
    })
