import { readFile } from 'node:fs/promises'
import { expect } from '@playwright/test'
import Papa from 'papaparse'
import { awake } from './fixtures/awake'
import { expectCleanPage, inEachLook, open, ownedProduct, owner } from './fixtures/owner'
import { test } from './fixtures/product'

test.use({ productEnv: ownedProduct('Audit Works') })

test('an admin sees what was done, filters it, and takes the same lines along as a file', async ({
  page,
}) => {
  await open(page, '/settings/teams')
  for (const name of ['Payments', 'Search']) {
    await page.getByLabel('New team').fill(name)
    await page.getByRole('button', { name: 'Make team' }).click()
    await expect(page.getByRole('heading', { name })).toBeVisible()
  }
  await page.goto('/settings')
  await page.getByRole('link', { name: 'Who did what, when and from where' }).click()
  const log = page.getByRole('list', { name: 'Audit log' })
  await expect(log.getByText(`${owner.email} made a team`)).toHaveCount(2)
  await expect(log.getByText(`${owner.email} signed in`).first()).toBeVisible()
  await inEachLook(page, () => expectCleanPage(page))
  await page.setViewportSize({ width: 1440, height: 900 })

  await page.getByLabel('What', { exact: true }).selectOption('Teams')
  await page.getByLabel('To what').fill('pay')
  await page.getByRole('button', { name: 'Filter' }).click()
  await expect(log.getByRole('listitem')).toHaveCount(1)
  await expect(page).toHaveURL(/action=team&subject=pay/)
  // A filter is a whole new page.
  await awake(page)
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('menuitem', { name: 'CSV' }).click()
  const text = await readFile(await (await download).path(), 'utf8')
  const { data } = Papa.parse<Record<string, string>>(text.replace(/^\ufeff/, ''), {
    header: true,
    skipEmptyLines: true,
  })
  expect(data).toMatchObject([{ actor: owner.email, action: 'team.create' }])
  expect(data[0]?.subject).toContain('Payments')

  await page.getByLabel('From').fill('2020-01-01')
  await page.getByLabel('To', { exact: true }).fill('2020-01-02')
  await page.getByRole('button', { name: 'Filter' }).click()
  await expect(page.getByText('Nothing passes these filters')).toBeVisible()
  await page.goto('/settings/audit-log?from=2026-13-01')
  await expect(page.getByText('Give a day as YYYY-MM-DD.')).toBeVisible()
})
