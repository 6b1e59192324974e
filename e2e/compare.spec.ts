import { readFileSync } from 'node:fs'
import { expect } from '@playwright/test'
import { AS_OWNER, expectCleanPage, inEachLook, open, ownedProduct } from './fixtures/owner'
import { test } from './fixtures/product'

// One story on one product.
test.describe.configure({ mode: 'serial' })
test.use({ productEnv: ownedProduct('Compare Works') })

const PUBLISHED = `group,framework,statistic,repeats,cost_usd,checks_passed,checks_total
run-1 baseline,hono,median,3,1.55,,
run-1 baseline,nestjs,max,3,4.45,,
run-3 rubric-graded,nestjs,single,1,5.95,30,36
all three runs,encore,average,7,6.29,,
all three runs,nestjs,total,7,12.69,,
`

test('without runs, the page says how to make one, and shows what others published', async ({ page }) => {
  await open(page, '/compare')
  await expect(page.getByRole('heading', { name: 'No runs to compare yet' })).toBeVisible()
  await page.getByRole('button', { name: 'Load the framework benchmark of May 2026' }).click()
  const example = page.getByRole('region', { name: 'Backend frameworks with Claude Code, May 2026' }).first()
  await expect(example.getByText('Published May 26, 2026')).toBeVisible()
  await expect(
    example.getByRole('row', { name: /all three runs encore .* total 7 \$6\.29 not published/ }),
  ).toBeVisible()
  await expectCleanPage(page)
})

test('published summaries are imported with the bad row named, and come out as they went in', async ({
  page,
  request,
}) => {
  await open(page, '/compare')
  await page.getByRole('button', { name: 'Import published figures' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill('Our copy')
  await dialog.getByLabel('Who published it').fill('Somebody')
  await dialog.getByLabel('Published on').fill('2026-05-26')
  await dialog
    .getByLabel('File')
    .setInputFiles({ name: 'p.csv', mimeType: 'text/csv', buffer: Buffer.from(PUBLISHED) })
  await expect(dialog.getByText(/Line 5: statistic/)).toBeVisible()
  await dialog.getByRole('button', { name: 'Keep 4 figures' }).click()
  const card = page.getByRole('region', { name: 'Our copy' }).first()
  await expect(card.getByRole('row', { name: /nestjs .* single 1 \$5\.95 30\/36/ })).toBeVisible()
  const compare = await (await request.get('/api/v1/compare', { headers: AS_OWNER })).json()
  expect(compare.rows).toEqual([])
  const set = compare.published.find((one: { name: string }) => one.name === 'Our copy')
  expect(set.figures.map((one: { cost_usd: string }) => one.cost_usd)).toEqual([
    '1.55',
    '4.45',
    '5.95',
    '12.69',
  ])
  await card.getByRole('button', { name: 'Export' }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'CSV', exact: true }).click(),
  ])
  const csv = readFileSync(await download.path(), 'utf8')
  expect(csv).toContain('all three runs,nestjs,,,,total,7,12.69,,,Our copy,Somebody,2026-05-26')
})

test('runs are set against each other, and no winner is named where none is shown', async ({
  page,
  request,
}) => {
  const put = (id: string, data: object) =>
    request.put(`/api/v1/runs/${id}`, {
      headers: AS_OWNER,
      data: { group: 'baseline', checks_total: 10, ...data },
    })
  for (const [at, usd] of ['1.40', '1.55', '1.70'].entries())
    await put(`hono-${at}`, { framework: 'hono', cost_usd: usd, checks_passed: 9 })
  for (const [at, usd] of ['1.60', '2.61', '4.45'].entries())
    await put(`nest-${at}`, { framework: 'nestjs', cost_usd: usd, checks_passed: 10 })
  await put('graded', { framework: 'nestjs', group: 'graded', cost_usd: '5.95', checks_passed: 8 })
  await open(page, '/compare')
  await expect(page.getByText('Runs of several groups are not set against each other')).toBeVisible()
  await page.getByRole('button', { name: 'Group: All' }).click()
  await page.getByRole('menuitemradio', { name: 'baseline' }).click()
  await expect(page).toHaveURL(/group=baseline/)
  await expect(
    page.getByText('No difference shown to the next, nestjs at $2.61: ranges overlap.'),
  ).toBeVisible()
  const table = page.getByRole('region', { name: 'By framework, table' })
  await expect(table.getByRole('row', { name: /^hono 3\* \$1\.55/ })).toBeVisible()
  await expect(
    page.getByRole('row', { name: /hono to nestjs No difference shown .* 0\.59 0\.2/ }),
  ).toBeVisible()
  await expect(
    page.getByRole('region', { name: 'Cost against checks passed' }).locator('.recharts-surface'),
  ).toBeVisible()
  const api = await (await request.get('/api/v1/compare?group=baseline', { headers: AS_OWNER })).json()
  expect(api.rows.map((row: { median_usd: string }) => row.median_usd)).toEqual(['1.55', '2.61'])
  await inEachLook(page, () => expectCleanPage(page))
  await page.setViewportSize({ width: 1440, height: 900 })
  const frontier = page.getByRole('region', { name: 'Cost against checks passed' })
  await frontier.locator('.recharts-scatter-symbol').filter({ hasText: 'nestjs' }).click()
  await expect(page).toHaveURL(/\/runs\?framework=nestjs&group=baseline/)
  await page.goBack()
  await table.getByRole('link', { name: 'hono' }).click()
  await expect(page).toHaveURL(/\/runs\?framework=hono&group=baseline/)
})

test('the monthly bill: ten engineers, a feature a day; its fields are in the address', async ({ page }) => {
  await open(page, '/compare?group=baseline')
  const card = page.getByRole('region', { name: 'Monthly bill' }).first()
  await card.getByLabel('USD a feature').fill('2')
  await card.getByRole('button', { name: 'Calculate' }).click()
  await expect(page).toHaveURL(/usd_per_feature=2/)
  await expect(page).toHaveURL(/group=baseline/)
  await expect(card.getByRole('row', { name: 'The figure typed $2.00 $440.00' })).toBeVisible()
  await expect(card.getByRole('row', { name: 'hono, its median 3 $1.55 $341.00' })).toBeVisible()
  await open(page, '/compare?engineers=many')
  await expect(page.getByRole('alert').filter({ hasText: 'Give a number from 0 on' })).toBeVisible()
})
