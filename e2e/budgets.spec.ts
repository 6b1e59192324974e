import { expect, type Page } from '@playwright/test'
import { joinByLink } from './fixtures/join-by-link'
import { listens } from './fixtures/listens'
import { AS_OWNER, expectCleanPage, inEachLook, open, ownedProduct } from './fixtures/owner'
import { test } from './fixtures/product'

// One story on one product.
test.describe.configure({ mode: 'serial' })
test.use({ productEnv: ownedProduct('Budget Works') })

// In the middle of a month: two of them are never of the same one.
const monthsAgo = (ago: number) => {
  const now = new Date()
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - ago, 15)).toISOString()
}

async function toAt(page: Page, path: string): Promise<void> {
  await open(page, path)
  await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible()
}

test('where nothing is budgeted, the page says so and what is spent all the same', async ({
  page,
  request,
}) => {
  await toAt(page, '/budgets')
  await expect(page.getByRole('heading', { name: 'Nothing is budgeted yet' })).toBeVisible()
  await inEachLook(page, () => expectCleanPage(page))
  const usage = await request.post('/api/v1/usage', {
    headers: AS_OWNER,
    data: [
      { id: 'now-web', timestamp: new Date().toISOString(), cost_usd: '90', project: 'web' },
      { id: 'now-api', timestamp: new Date().toISOString(), cost_usd: '10', project: 'api' },
      ...[1, 2].map((ago) => ({
        id: `past-${ago}`,
        timestamp: monthsAgo(ago),
        cost_usd: '150',
        project: 'web',
      })),
    ],
  })
  expect(await usage.json()).toMatchObject({ accepted: 4 })
  await page.reload()
  const uncovered = page.getByRole('region', { name: 'In no budget' })
  await expect(uncovered).toContainText('$100.00 of this month’s $100.00 (100%) is counted by no budget.')
  await uncovered.getByRole('link', { name: 'Make a budget for web' }).click()
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('web')
  await expect(page.getByLabel('Value')).toHaveValue('web')
})

test('a budget is made: what is wrong stands at its field, the preview says what would have been', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await toAt(page, '/budgets/new?name=web&project=web')
  const preview = page.getByRole('region', { name: 'Before you save' })
  await expect(preview).toContainText('Once the form is filled in')
  await page.getByLabel('Amount, USD').fill('much')
  await page.getByRole('button', { name: 'Make budget' }).click()
  await expect(page.getByText('Give dollars above zero, such as 250 or 1,250.50.')).toBeVisible()
  await expect(page.getByLabel('Amount, USD')).toHaveValue('much')
  await page.getByLabel('Amount, USD').fill('100')
  await expect(preview).toContainText('This would have alerted on 2 of the last 2 months.')
  await expect(preview.getByRole('table', { name: 'Past periods: month' })).toContainText('$150.00')
  await inEachLook(page, () => expectCleanPage(page))
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.getByRole('button', { name: /^Also per/ }).click()
  await page.getByLabel('Amount, USD').nth(1).fill('$1,000')
  await page.getByLabel('Period').nth(1).selectOption({ label: 'a year' })
  await page.getByRole('button', { name: 'Make budget' }).click()
  await expect(page).toHaveURL(/\/budgets$/)
  const group = page.getByRole('region', { name: 'Project is web' })
  await expect(group.getByRole('listitem')).toHaveCount(2)
  const month = group.getByRole('listitem').filter({ hasText: '$100.00 a month' })
  await expect(month).toContainText('Warning')
  await expect(month).toContainText('$90.00 of $100.00 spent, 90%')
  await expect(month).toContainText(/resets on \w+ 1/)
  await expect(page.getByText('Alerts, not a stop')).toBeVisible()
  await expect(page.getByRole('region', { name: 'In no budget' })).toContainText('$10.00 of this month’s')
  await inEachLook(page, () => expectCleanPage(page))
})

test('a budget opens Explore at exactly what it counts', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await toAt(page, '/budgets')
  const month = page.getByRole('listitem').filter({ hasText: '$100.00 a month' })
  await month.getByRole('link', { name: /^Explore/ }).click()
  await expect(page).toHaveURL(new RegExp(`/explore\\?from=${monthsAgo(0).slice(0, 7)}-01&to=.*project=web`))
  await expect(page.getByRole('main')).toContainText('$90.00')
})

test('the Overview holds the month against the budget', async ({ page }) => {
  await toAt(page, '/overview')
  await expect(page.getByRole('region', { name: 'Budget' })).toContainText('$90.00 of $100.00 spent, 90%')
})

test('a budget is changed until it is exceeded, filtered by its state, and deleted', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await toAt(page, '/budgets')
  await page
    .getByRole('listitem')
    .filter({ hasText: '$100.00 a month' })
    .getByRole('link', { name: 'web', exact: true })
    .click()
  await expect(page.getByRole('region', { name: 'Thresholds', exact: true })).toContainText('$10.00 to go')
  await inEachLook(page, () => expectCleanPage(page))
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.getByRole('link', { name: 'Edit' }).click()
  // Spent that is the limit is exceeded.
  await page.getByLabel('Amount, USD').fill('90')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('region', { name: 'Where it stands' })).toContainText('Exceeded')
  await expect(page.getByRole('region', { name: 'Where it stands' })).toContainText('100%')
  await toAt(page, '/budgets?state=exceeded')
  await expect(page.getByRole('region', { name: 'Project is web' }).getByRole('listitem')).toHaveCount(1)
  await page.getByRole('link', { name: 'web', exact: true }).first().click()
  await page.getByRole('button', { name: 'Delete' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete budget' }).click()
  await expect(page).toHaveURL(/\/budgets$/)
  await expect(page.getByRole('listitem').filter({ hasText: '$1,000.00 a year' })).toBeVisible()
  await expect(page.getByText('$90.00 a month')).toHaveCount(0)
})

test('a viewer sees the budgets, and is told why they may not make one', async ({
  page,
  browser,
  baseURL,
}) => {
  await toAt(page, '/settings')
  const viewer = await joinByLink(
    page,
    { browser, baseURL },
    { email: 'eve@example.com', password: 'another umbrella 43', role: 'viewer' },
  )
  await viewer.goto('/budgets')
  await expect(viewer.getByRole('listitem').filter({ hasText: '$1,000.00 a year' })).toBeVisible()
  await expect(viewer.getByRole('button', { name: /^New budget: Your role \(viewer\)/ })).toBeVisible()
  await viewer.goto('/budgets/new')
  await expect(viewer.getByText('Your role (viewer) does not let you make budgets.')).toBeVisible()
  await expect(viewer.getByRole('button', { name: 'Make budget' })).toHaveCount(0)
  await expectCleanPage(viewer)
  await viewer.context().close()
})

test('the palette makes a budget', async ({ page }) => {
  await toAt(page, '/overview')
  await listens(page)
  await page.keyboard.press('Control+k')
  await page.getByPlaceholder('Go to a page').fill('create budget')
  await expect(page.getByRole('option', { name: /^Create budget/ })).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/budgets\/new$/)
})
