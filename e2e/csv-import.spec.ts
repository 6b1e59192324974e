import { readFileSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'
import { AS_OWNER, expectCleanPage, inBothThemes, open, ownedProduct } from './fixtures/owner'
import { test } from './fixtures/product'

test.describe.configure({ mode: 'serial' })

test.use({ productEnv: { ...ownedProduct('Hafenwerke'), OUTLAY_INIT_TIMEZONE: 'Europe/Berlin' } })

const FILE = [
  'Datum;Modell;Eingabe-Token;Ausgabe-Token;Kosten;Projekt;Kostenstelle',
  '01.11.2026 00:30;hausmodell;1.204;350;0,50;Kran;4711',
  '01.11.2026 00:30;hausmodell;1.204;350;0,50;Kran;4711',
  '31.11.2026 10:00;hausmodell;10;20;0,50;Kran;4711',
  '02.11.2026 10:00;hausmodell;2.000;20;1.000,25;Hafen;4712',
].join('\r\n')
const asFile = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })

async function openImport(page: Page): Promise<void> {
  await open(page, '/imports')
  await page.getByRole('link', { name: 'Import a CSV' }).click()
  await expect(page.getByRole('heading', { name: 'Import a CSV' })).toBeVisible()
}

const expectCleanInBoth = (page: Page) => inBothThemes(page, () => expectCleanPage(page))

const preview = (page: Page) => page.getByRole('region', { name: 'Preview' })
const sent = (page: Page, name: string) => page.getByRole('listitem').filter({ hasText: name }).first()

test('a German CSV is mapped, shown as it will be read, and counted', async ({ page, request }) => {
  await openImport(page)
  await expectCleanInBoth(page)
  await page.getByLabel('CSV to import').setInputFiles(asFile('november.csv', FILE))
  // The columns are found by their names, but nothing says which currency the cost is in.
  await expect(page.getByLabel('What Eingabe-Token means')).toHaveValue('input_tokens')
  await expect(page.getByLabel('Dates are written')).toHaveValue('day_month_year')
  await expect(page.getByLabel('Time zone')).toHaveValue('Europe/Berlin')
  await expect(page.getByLabel('Decimal mark')).toHaveValue(',')
  await expect(preview(page)).toContainText('Choose the currency of the cost')
  await expect(page.getByRole('button', { name: 'Import', exact: true })).toBeDisabled()
  await page.getByLabel('Currency of the cost').selectOption('EUR')
  await expect(page.getByRole('button', { name: 'Import', exact: true })).toBeDisabled()
  await page.getByLabel('US dollars for 1 EUR').fill('1.1')
  await page.getByLabel('What Kostenstelle means').selectOption('A tag of this name')

  await expect(preview(page)).toContainText('1 of the first 4 rows will not be read')
  await expect(preview(page)).toContainText('“31.11.2026 10:00” is no date of day, month and year')
  await expect(preview(page).getByRole('row').filter({ hasText: 'Hafen' })).toContainText('$1,100.28')
  await expect(preview(page)).toContainText('Kostenstelle: 4711')
  await expectCleanInBoth(page)
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(page).toHaveURL(/\/imports$/)
  await expect(sent(page, 'november.csv')).toContainText(/3 new\s*1 not read/)

  const headers = AS_OWNER
  const spend = await request.get('/api/v1/spend?from=2026-11-01&to=2026-11-02&group_by=day,project', {
    headers,
  })
  expect((await spend.json()).rows).toMatchObject([
    { day: '2026-11-01', project: 'Kran', events: 2, input_tokens: 2408, cost_usd: '1.1' },
    { day: '2026-11-02', project: 'Hafen', events: 1, input_tokens: 2000, cost_usd: '1100.275' },
  ])
  await page.getByRole('row').getByRole('link', { name: 'november.csv', exact: true }).click()
  await expect(page.getByRole('dialog')).toContainText('1 EUR is 1.1 USD')
  await expect(page.getByRole('dialog')).toContainText('Line 4')
})

test('the mapping is remembered for the next file, and the same rows count once', async ({
  page,
  request,
}) => {
  await openImport(page)
  await page.getByLabel('CSV to import').setInputFiles(asFile('again.csv', FILE))
  await expect(page.getByText('Filled in as for “november.csv”')).toBeVisible()
  await expect(page.getByLabel('US dollars for 1 EUR')).toHaveValue('1.1')
  await expect(preview(page)).toContainText('1 of the first 4 rows will not be read')
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(sent(page, 'again.csv')).toContainText(/0 new\s*3 duplicates\s*1 not read/)

  const headers = AS_OWNER
  const { data } = await (await request.get('/api/v1/csv-mappings', { headers })).json()
  expect(data).toMatchObject([{ name: 'november.csv', mapping: { delimiter: ';', decimal_mark: ',' } }])
  const made = await request.post(`/api/v1/uploads?filename=third.csv&format=csv&mapping=${data[0].id}`, {
    headers,
    data: Buffer.from(FILE),
  })
  const { id } = await made.json()
  await expect
    .poll(async () => (await request.get(`/api/v1/uploads/${id}`, { headers })).json())
    .toMatchObject({ status: 'done', accepted: 0, duplicates: 3, rejected: 1 })

  await open(page, '/imports/csv')
  await page.getByRole('button', { name: 'Forget november.csv' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Forget it' }).click()
  // Behind the open dialog the list is hidden already: it says nothing of the end.
  await expect(page.getByText('november.csv is forgotten')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Remembered mappings' })).toBeHidden()
})

test('what the file leaves open is asked, and what is no CSV is refused', async ({ page }) => {
  await openImport(page)
  const rows = 'date,model,prompt_tokens,amount\n01/02/2026,m,1204,1.500\n'
  await page.getByLabel('CSV to import').setInputFiles(asFile('open.csv', rows))
  for (const asked of ['Choose how dates are written', 'Choose the decimal mark', 'Choose the currency'])
    await expect(preview(page)).toContainText(asked)
  await expect(page.getByLabel('Input tokens count cached tokens too')).toBeChecked()
  await page.getByLabel('Dates are written').selectOption('month_day_year')
  await page.getByLabel('Decimal mark').selectOption(',')
  await page.getByLabel('Currency of the cost').selectOption('USD')
  await expect(preview(page)).toContainText('$1,500.00')
  await page.getByLabel('Decimal mark').selectOption('.')
  await expect(preview(page)).toContainText('$1.50')
  await page.setViewportSize({ width: 360, height: 800 })
  await expectCleanInBoth(page)
  await page.getByLabel('CSV to import').setInputFiles({
    ...{ name: 'book.xlsx', mimeType: 'application/zip' },
    buffer: Buffer.concat([Buffer.from('PK\u0003\u0004'), readFileSync('package.json')]),
  })
  await expect(page.getByRole('alert').filter({ hasText: 'This is no text' })).toBeVisible()
  await expect(preview(page)).toBeHidden()
})
