import { expect } from '@playwright/test'
import { listens } from './fixtures/listens'
import { expectCleanPage, open, owner } from './fixtures/owner'
import { test } from './fixtures/product'

// One story on one product: the first step loads the sample data that the others look at.
test.describe.configure({ mode: 'serial' })

test.use({
  productEnv: {
    OUTLAY_INIT_EMAIL: owner.email,
    OUTLAY_INIT_PASSWORD: owner.password,
    OUTLAY_INIT_ORGANIZATION: 'Harbour Works',
    OUTLAY_INIT_TIMEZONE: 'Asia/Kathmandu',
  },
})

test('an empty organization is told what will be here, and sample data fills it', async ({ page }) => {
  await open(page, '/overview')
  await expect(page.getByRole('heading', { name: 'Your spend will be here' })).toBeVisible()
  await expectCleanPage(page)
  await page.getByRole('button', { name: 'Load sample data' }).click()
  await expect(page.getByRole('heading', { name: 'This month so far' })).toBeVisible({ timeout: 60_000 })
  await expect(page.getByRole('region', { name: 'Sample data' })).toBeVisible()
  await expect(page.getByText('days in Asia/Kathmandu')).toBeVisible()
})

for (const theme of ['light', 'dark'] as const)
  for (const width of [320, 1440, 2560])
    test(`pages are clean and fit ${width} px in ${theme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
      await page.setViewportSize({ width, height: 900 })
      const paths = [
        '/overview',
        '/explore?range=all&split=project',
        '/explore?range=all&chart=bars',
        '/events?range=all',
      ]
      for (const path of paths) {
        await open(page, path)
        await expect(page.locator('html')).toHaveClass(new RegExp(theme))
        if (path.startsWith('/explore?range=all&split'))
          await expect(page.locator('.recharts-surface')).toBeVisible()
        await expectCleanPage(page)
      }
    })

test('Explore keeps its state in the address, filters by click and ties out', async ({ page }) => {
  await open(page, '/explore?range=all')
  await page.getByRole('button', { name: 'By: Model' }).click()
  await page.getByRole('menuitemradio', { name: 'Project' }).click()
  await expect(page).toHaveURL(/by=project/)

  const table = page.getByRole('region', { name: 'By project, table' })
  const total = await table
    .getByRole('rowheader', { name: 'Total' })
    .locator('..')
    .getByRole('cell')
    .first()
    .textContent()
  await expect(page.getByRole('main')).toContainText(`${total}cost of`)

  const first = table.getByRole('rowheader').first()
  const project = (await first.textContent()) ?? ''
  await first.getByRole('link').click()
  const chip = page.getByRole('link', { name: `Remove the filter: Project is ${project}` })
  await expect(chip).toBeVisible()
  const filtered = page.url()
  expect(new URL(filtered).searchParams.get('project')).toBe(project)

  await page.goBack()
  await expect(chip).toHaveCount(0)
  await page.goForward()
  await expect(chip).toBeVisible()
  await page.reload()
  await expect(chip).toBeVisible()
  expect(page.url()).toBe(filtered)

  await listens(page)
  await page.keyboard.press('Escape')
  await expect(chip).toHaveCount(0)
  await page.keyboard.press('m')
  await expect(page).toHaveURL(/range=mtd/)
  await page.keyboard.press('ArrowLeft')
  await expect(page).toHaveURL(/range=last-month/)
})

test('Explore sorts by its headers, shows itself as a table and gives a CSV of it', async ({ page }) => {
  await open(page, '/explore?range=all&by=user')
  const table = page.getByRole('region', { name: 'By person, table' })
  await expect(table.getByRole('columnheader', { name: 'Cost' })).toHaveAttribute('aria-sort', 'descending')
  await table.getByRole('button', { name: 'Calls', exact: true }).click()
  await expect(table.getByRole('columnheader', { name: 'Calls', exact: true })).toHaveAttribute(
    'aria-sort',
    'descending',
  )
  await expect(page).toHaveURL(/sort=-events/)

  await page.getByRole('radio', { name: 'View as table' }).click()
  await expect(page.getByRole('table').filter({ hasText: 'Period' })).toBeVisible()

  await page.getByRole('button', { name: /^Export/ }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'CSV', exact: true }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/\.csv$/)
})

test('an event opens by keyboard, explains its cost to the last digit, and gives the focus back', async ({
  page,
}) => {
  await open(page, '/events?range=all')
  const row = page.getByRole('button', { name: /^Open the event of/ }).first()
  await row.focus()
  await page.keyboard.press('Enter')
  const drawer = page.getByRole('dialog')
  const lines = drawer.getByRole('region', { name: 'Cost, line by line' })
  await expect(lines).toBeVisible()
  await expect(page).toHaveURL(/event=/)
  await expectCleanPage(page)

  const amounts = (await lines.locator('tbody td:last-child').allTextContents()).map((text) =>
    Number(text.slice(1)),
  )
  const sum = Number((await lines.locator('tfoot td').textContent())?.slice(1))
  expect(amounts.reduce((all, amount) => all + amount, 0)).toBeCloseTo(sum, 12)

  await page.keyboard.press('Escape')
  await expect(drawer).toHaveCount(0)
  await expect(row).toBeFocused()

  await page.getByRole('link', { name: 'Older' }).click()
  await expect(page).toHaveURL(/page=/)
  await page.getByRole('link', { name: 'Newer' }).click()
  await expect(row).toBeVisible()
})

test('the palette and the keys go anywhere', async ({ page }) => {
  await open(page, '/overview')
  await listens(page)
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await page.keyboard.press('?')
  await expect(sheet).toBeVisible()
  await expectCleanPage(page)
  await page.keyboard.press('Escape')
  await expect(sheet).toHaveCount(0)
  await page.keyboard.press('g')
  await page.keyboard.press('v')
  await expect(page).toHaveURL(/\/events/)
  await page.keyboard.press('ControlOrMeta+k')
  await page.getByPlaceholder('Go to a page or do something').fill('person')
  await expect(page.getByRole('option', { name: 'Spend by person' })).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/by=user/)
})
