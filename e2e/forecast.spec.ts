import { expect } from '@playwright/test'
import { AS_OWNER, expectCleanPage, inEachLook, open, ownedProduct } from './fixtures/owner'
import { test } from './fixtures/product'

// One story on one product.
test.describe.configure({ mode: 'serial' })
test.use({ productEnv: ownedProduct('Forecast Works') })

test('without calls the page says what fills it', async ({ page }) => {
  await open(page, '/forecast')
  await expect(page.getByRole('main')).toContainText('Nothing has been sent yet')
  await inEachLook(page, () => expectCleanPage(page))
})

test('two days are no forecast, and that is said', async ({ page, request }) => {
  const at = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString()
  const usage = await request.post('/api/v1/usage', {
    headers: AS_OWNER,
    data: [1, 2].map((ago) => ({ id: `new-${ago}`, timestamp: at(ago), cost_usd: '5', project: 'new' })),
  })
  expect(await usage.json()).toMatchObject({ accepted: 2 })
  await open(page, '/forecast?project=new')
  await expect(page.getByRole('region', { name: 'Headline' })).toContainText('No forecast yet')
  await expect(page.getByRole('region', { name: 'Headline' })).toContainText('there are 2 days')
})

test('the page, the Overview and the API say the same figures', async ({ page, request }) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  const data = Array.from({ length: 100 }, (_, ago) => ({
    id: `web-${ago}`,
    timestamp: new Date(Date.now() - (ago + 1) * 86_400_000).toISOString(),
    cost_usd: String(10 + ((ago * 7) % 5)),
    project: 'web',
  }))
  await request.post('/api/v1/usage', { headers: AS_OWNER, data })
  const ask = async (query: string) =>
    (await request.get(`/api/v1/forecast${query}`, { headers: AS_OWNER })).json()
  const month = await ask('')
  const shown = (usd: string) =>
    `$${Number(usd).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`
  await open(page, '/forecast')
  const headline = page.getByRole('region', { name: 'Headline' })
  // On the first of a month there is no run-rate yet.
  for (const usd of [month.p10_usd, month.p50_usd, month.p90_usd, month.spent_usd, month.naive_usd])
    if (usd !== null) await expect(headline).toContainText(shown(usd))
  await expect(headline).toContainText('smoothing and weekday profile')
  await expect(page.getByRole('region', { name: 'How good were we before?' })).toContainText(
    /of the last \d month/,
  )
  const changed = page.getByRole('region', { name: 'What changed' })
  const changes = await (await request.get('/api/v1/changes', { headers: AS_OWNER })).json()
  await expect(changed).toContainText(shown(changes.now_usd))
  await page.getByRole('radio', { name: 'View as table' }).click()
  await expect(
    page.getByRole('region', { name: 'Day by day' }).getByRole('columnheader', { name: 'P90' }),
  ).toBeVisible()
  await inEachLook(page, () => expectCleanPage(page))
  await page.setViewportSize({ width: 1440, height: 900 })
  await open(page, '/overview')
  await expect(page.getByRole('region', { name: 'Headline' })).toContainText(
    `Comes to ${shown(month.p50_usd)}`,
  )
})

test('the period, the day and the scope are in the address', async ({ page, request }) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await open(page, '/forecast')
  await page.getByRole('button', { name: /^Period/ }).click()
  await page.getByRole('menuitemradio', { name: 'This week' }).click()
  await expect(page).toHaveURL(/period=week/)
  await open(page, '/forecast?period=quarter&as_of=2026-02-10&project=web')
  await expect(
    page.getByRole('heading', { name: 'What Q1 2026 comes to' }).or(page.getByText('No call')),
  ).toBeVisible()
  const csv = await request.get('/api/v1/forecast?period=week&format=csv', { headers: AS_OWNER })
  const lines = (await csv.text()).trim().split(/\r?\n/)
  expect(lines[0]).toBe('day,actual_usd,p10_usd,p50_usd,p90_usd')
  expect(lines).toHaveLength(8)
})
