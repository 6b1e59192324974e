import { expect, type Page } from '@playwright/test'
import { awake } from './fixtures/awake'
import { listens } from './fixtures/listens'
import { expectCleanPage, inEachLook, open, ownedProduct, signIn } from './fixtures/owner'
import { test } from './fixtures/product'

test.use({ productEnv: ownedProduct('First') })
test.describe.configure({ mode: 'serial' })

const menu = (page: Page) => page.getByRole('button', { name: /^Organization: / })
const name = (page: Page) => page.getByRole('main').getByLabel('Name', { exact: true })

test('an owner starts a further organization, by keyboard', async ({ page }) => {
  await open(page, '/overview')
  await expect(page).toHaveURL('/overview')
  await menu(page).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menu')).toBeVisible()
  await inEachLook(page, () => expectCleanPage(page))
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.keyboard.press('Escape')
  await expect(page.getByRole('menu')).toHaveCount(0)
  await menu(page).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitemradio', { name: 'First' })).toBeFocused()
  await page.keyboard.press('End')
  await expect(page.getByRole('menuitem', { name: 'New organization' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/organizations/new')
  await inEachLook(page, () => expectCleanPage(page))
  await page.setViewportSize({ width: 1440, height: 900 })
  await name(page).fill('Second')
  await page.getByRole('button', { name: 'Create organization' }).click()
  await expect(menu(page)).toContainText('Second')
  await expect(page).toHaveURL('/overview?org=2')
})

test('switches by the menu and by the palette; the choice is kept', async ({ page }) => {
  await open(page, '/runs')
  await expect(menu(page)).toContainText('First')
  // Where there are several, an address says which it is.
  await expect(page).toHaveURL('/runs?org=1')
  await menu(page).press('Enter')
  await page.getByRole('menuitemradio', { name: 'Second' }).press('Enter')
  await expect(menu(page)).toContainText('Second')
  await page.goto('/runs')
  await expect(menu(page)).toContainText('Second')
  await listens(page)
  await page.keyboard.press('Control+k')
  await page.getByPlaceholder('Go to a page').fill('switch to first')
  await expect(page.getByRole('option', { name: 'Switch to First' })).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(menu(page)).toContainText('First')
  await page.goto('/runs')
  await expect(menu(page)).toContainText('First')
})

test('a link opens in its organization, whichever was used last, also by way of the sign-in', async ({
  page,
}) => {
  await page.goto('/o/2/explore?by=model')
  await expect(page).toHaveURL(/\/sign-in\?/)
  await signIn(page)
  await expect(page).toHaveURL('/explore?by=model&org=2')
  await expect(menu(page)).toContainText('Second')
  await page.goto('/explore?by=model&org=1')
  await expect(menu(page)).toContainText('First')
  await awake(page)
  // Going on keeps it, and so does going back.
  await page.getByRole('link', { name: 'Runs' }).click()
  await expect(page).toHaveURL('/runs?org=1')
  await page.goBack()
  await expect(page).toHaveURL(/\/explore\?.*org=1/)
  await page.goto('/o/2//evil.example')
  await expect(page).toHaveURL('/evil.example?org=2')
})

test('a tab that stood open in one writes into that one, whatever another tab switched to', async ({
  page,
  context,
}) => {
  await open(page, '/overview?org=1')
  await open(page, '/settings?org=1')
  const other = await context.newPage()
  await open(other, '/settings?org=2')
  await expect(menu(other)).toContainText('Second')
  await other.getByRole('heading', { name: 'Settings' }).click()

  // By script alone: not even a click tells the browser that this tab is in front again.
  await name(page).evaluate((input: HTMLInputElement) => {
    input.value = 'First of all'
    input.form?.requestSubmit()
  })
  await expect(page.getByText('Settings saved')).toBeVisible()
  await expect(menu(page)).toContainText('First of all')
  await other.reload()
  await expect(name(other)).toHaveValue('Second')

  const asked = page.waitForRequest((request) => request.url().includes('/api/v1/alerts/count'))
  await page.evaluate(() => fetch('/api/v1/alerts/count'))
  expect((await asked).headers()['x-outlay-organization']).toBe('1')
  await page.getByRole('link', { name: 'Imports', exact: true }).evaluate((link: HTMLElement) => link.click())
  await expect(page).toHaveURL('/imports?org=1')
  await expect(menu(page)).toContainText('First of all')
})

test('who is in one only finds nothing of the other, not even that it is there', async ({
  page,
  browser,
  product,
}) => {
  await open(page, '/settings?org=1')
  await page.getByRole('button', { name: 'Add member' }).click()
  await page.getByRole('dialog').getByLabel('Email').fill('grace@example.com')
  await page.getByRole('dialog').getByRole('button', { name: 'Add member' }).click()
  const link = await page.getByRole('dialog').locator('code').textContent()
  const context = await browser.newContext({ baseURL: product.url })
  const theirs = await context.newPage()
  const { pathname, search } = new URL(link?.trim() ?? '')
  await theirs.goto(pathname + search)
  await awake(theirs)
  await theirs.getByLabel('Password', { exact: true }).fill('basalt lantern 77 orbit')
  await theirs.getByRole('button', { name: 'Join' }).click()
  await expect(theirs).toHaveURL(/\/overview/)
  for (const id of [2, 999]) {
    const answer = await theirs.goto(`/settings?org=${id}`)
    expect(answer?.status()).toBe(404)
    await expect(theirs.getByText('There is nothing at this address')).toBeVisible()
    await expect(theirs.getByText('Second')).toHaveCount(0)
    const asked = await theirs.request.get('/api/v1/spend', {
      headers: { 'x-outlay-organization': String(id) },
    })
    expect(asked.status()).toBe(401)
  }
  await context.close()
})
