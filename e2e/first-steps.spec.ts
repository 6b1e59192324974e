import { expect, type Page } from '@playwright/test'
import { joinByLink } from './fixtures/join-by-link'
import { listens } from './fixtures/listens'
import { AS_OWNER, expectCleanPage, inEachLook, open, ownedProduct } from './fixtures/owner'
import { test } from './fixtures/product'

// One story on one product: what a step leaves, the next one finds.
test.describe.configure({ mode: 'serial' })
test.use({ productEnv: ownedProduct('New') })

const steps = (page: Page) => page.getByRole('region', { name: 'First steps' })

test('a new organization is shown its first steps, and follows them while they are watched', async ({
  page,
  request,
}) => {
  await open(page, '/overview')
  await expect(page.getByRole('heading', { name: 'Your spend will be here' })).toBeVisible()
  await expect(steps(page)).toContainText('1 of 5 done')
  await inEachLook(page, () => expectCleanPage(page))
  await page.setViewportSize({ width: 1440, height: 900 })
  await listens(page)
  const sent = await request.post('/api/v1/usage', {
    headers: AS_OWNER,
    data: [{ id: 'first', timestamp: new Date().toISOString(), cost_usd: '3', project: 'web' }],
  })
  expect(await sent.json()).toMatchObject({ accepted: 1 })
  await expect(page.getByRole('heading', { name: 'This month so far' })).toBeVisible()
  await expect(steps(page)).toContainText('2 of 5 done')
  await expect(steps(page).getByRole('link', { name: 'Connect an agent Done' })).toBeVisible()
  await inEachLook(page, () => expectCleanPage(page))
})

test('they are put away and back', async ({ page }) => {
  await open(page, '/overview')
  await listens(page)
  await steps(page).getByRole('button', { name: 'Put away' }).click()
  await expect(steps(page)).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(steps(page)).toContainText('2 of 5 done')
})

test('who cannot do them does not see them, and they end when all are done', async ({
  page,
  request,
  browser,
  baseURL,
}) => {
  await open(page, '/overview')
  await listens(page)
  await steps(page)
    .getByRole('link', { name: /^Invite people/ })
    .click()
  await expect(page.getByRole('dialog', { name: 'Add a member' })).toBeVisible()
  const member = await joinByLink(
    page,
    { browser, baseURL },
    { email: 'bo@example.com', password: 'another umbrella 43' },
  )
  await expect(member.getByRole('heading', { name: 'This month so far' })).toBeVisible()
  await expect(steps(member)).toHaveCount(0)
  await member.context().close()
  await page.goto('/overview')
  await expect(steps(page)).toContainText('3 of 5 done')
  await request.post('/api/v1/budgets', { headers: AS_OWNER, data: { name: 'All', amount_usd: '9' } })
  const run = await request.put('/api/v1/runs/tested', {
    headers: AS_OWNER,
    data: { framework: 'hono', tests_passed: 4, tests_total: 4 },
  })
  expect(run.ok()).toBe(true)
  await page.goto('/overview')
  await expect(page.getByRole('heading', { name: 'This month so far' })).toBeVisible()
  await expect(steps(page)).toHaveCount(0)
})
