import { expect } from '@playwright/test'
import { awake } from './fixtures/awake'
import { expectCleanPage, inEachLook, open, ownedProduct, owner } from './fixtures/owner'
import { test } from './fixtures/product'

test.use({ productEnv: ownedProduct('Reference Works') })

test('anybody reads the reference, searches it, and asks with a key that stays in the page', async ({
  page,
}) => {
  await page.goto('/docs/api')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('API reference')
  await awake(page)
  const spend = page.getByRole('article', { name: 'Spend by any dimensions' })
  await page.getByLabel('Search').fill('spend group_by')
  await expect(page).toHaveURL(/q=spend/)
  await expect(page.getByRole('article', { name: 'Make a budget' })).toBeHidden()
  await page.getByRole('radio', { name: 'Python' }).click()
  await expect(spend).toContainText('from urllib.request import')

  await spend.getByRole('button', { name: 'Try it' }).click()
  const send = spend.getByRole('button', { name: 'Send' })
  await send.click()
  await expect(spend.getByRole('status', { name: 'Answer' })).toContainText('401')
  await page.getByLabel('API key').fill(owner.key)
  await spend.getByLabel('from').fill('2026-02-30')
  await send.click()
  await expect(spend.getByRole('status', { name: 'Answer' })).toContainText('Give a day as YYYY-MM-DD.')
  await spend.getByLabel('from').fill('2026-06-01')
  await send.click()
  await expect(spend.getByRole('status', { name: 'Answer' })).toContainText('200')
  await expect(spend.getByRole('status', { name: 'Answer' })).toContainText('"currency": "USD"')

  // The address makes the search again; the key is gone.
  await page.reload()
  await expect(page.getByLabel('Search')).toHaveValue('spend group_by')
  await expect(page.getByLabel('API key')).toHaveValue('')
})

test('who is signed in reads without a key, and writes with one only', async ({ page }) => {
  await open(page, '/settings')
  await open(page, '/docs/api?q=budgets')
  const list = page.getByRole('article', { name: 'Budgets and where they stand' })
  await list.getByRole('button', { name: 'Try it' }).click()
  await list.getByRole('button', { name: 'Send' }).click()
  await expect(list.getByRole('status', { name: 'Answer' })).toContainText('"next_cursor": null')
  const make = page.getByRole('article', { name: 'Make a budget' })
  await make.getByRole('button', { name: 'Try it' }).click()
  await expect(make.getByRole('button', { name: 'Send' })).toBeDisabled()
  await page.getByLabel('API key').fill(owner.key)
  await make.getByRole('button', { name: 'Send' }).click()
  await expect(make.getByRole('status', { name: 'Answer' })).toContainText('201')
})

test('the reference is clean in both themes, wide and narrow', async ({ page }) => {
  // Axe takes half a minute for so large a page, each of four times.
  test.setTimeout(420_000)
  await page.goto('/docs/api#getSpend')
  await inEachLook(page, () => expectCleanPage(page))
})
