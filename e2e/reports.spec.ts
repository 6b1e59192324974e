import { expect } from '@playwright/test'
import Papa from 'papaparse'
import { type Mailbox, openMailbox } from '../lib/testing/mailbox'
import { readPdf } from '../lib/testing/read-pdf'
import { opened } from './fixtures/opened'
import { AS_OWNER, expectCleanPage, inEachLook, open, ownedProduct } from './fixtures/owner'
import { test as base } from './fixtures/product'

// One story on one product, whose mail ends on this machine.
base.describe.configure({ mode: 'serial' })

const test = base.extend<object, { mailbox: Mailbox }>({
  mailbox: opened(openMailbox),
  productEnv: [
    async ({ mailbox }, use) => use({ ...ownedProduct('Report Works'), SMTP_URL: mailbox.url }),
    { scope: 'worker' },
  ],
})

test('where nothing is scheduled the page says what could be', async ({ page }) => {
  await open(page, '/reports')
  await expect(page.getByRole('heading', { name: 'No report is scheduled' })).toBeVisible()
  await inEachLook(page, () => expectCleanPage(page))
})

test('a report is scheduled, sent, and its file in the mailbox has the spend', async ({
  page,
  request,
  mailbox,
}) => {
  test.setTimeout(300_000)
  await page.setViewportSize({ width: 1440, height: 900 })
  // The last whole month is what is sent.
  const now = new Date()
  const lastMonth = (day: number) =>
    new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, day, 12)).toISOString()
  const sent = await request.post('/api/v1/usage', {
    headers: AS_OWNER,
    data: Array.from({ length: 12 }, (_, index) => ({
      id: `r${index}`,
      timestamp: lastMonth(index + 1),
      cost_usd: `${10 + index}.25`,
      project: index % 2 === 0 ? 'web' : 'api',
    })),
  })
  expect(sent.ok()).toBe(true)
  await request.post('/api/v1/channels', {
    headers: AS_OWNER,
    data: { kind: 'email', target: 'finance@example.com', name: 'Finance' },
  })

  await open(page, '/reports')
  await page.getByRole('link', { name: 'New report' }).click()
  await page.getByRole('button', { name: 'Schedule report' }).click()
  await expect(page.getByText('Give it a name.')).toBeVisible()
  await page.getByLabel('Name').fill('For finance')
  await page.getByLabel(/Finance/).check()
  await inEachLook(page, () => expectCleanPage(page))
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.getByRole('button', { name: 'Schedule report' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'For finance' })).toBeVisible()
  await inEachLook(page, () => expectCleanPage(page))
  await page.setViewportSize({ width: 1440, height: 900 })

  await page.getByRole('button', { name: 'Send now' }).click()
  await expect.poll(() => mailbox.mails.length).toBe(1)
  const [mail] = mailbox.mails
  expect(mail?.subject).toContain('For finance: Report Works')
  const spend = await request.get(
    `/api/v1/spend?from=${lastMonth(1).slice(0, 10)}&to=${lastMonth(28).slice(0, 10)}`,
    { headers: AS_OWNER },
  )
  expect((await spend.json()).total.cost_usd).toBe('189')
  const [attachment] = mail?.attachments ?? []
  expect(attachment).toMatchObject({
    contentType: 'application/pdf',
    filename: expect.stringMatching(/^outlay-report_/),
  })
  const pages = await readPdf(attachment?.content ?? Buffer.alloc(0))
  expect(pages[0]?.text).toContain('Report Works')
  expect(pages[0]?.text).toContain('$189.00')
  await expect(page.getByRole('row', { name: /Finance.*Delivered/ })).toBeVisible()

  // The same as a sheet, narrowed down.
  await page.getByLabel('File').selectOption('csv')
  await page.getByLabel('Group by').selectOption('project')
  await page.getByRole('button', { name: 'Narrow it down' }).click()
  await page.getByLabel('Value').fill('web')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Report saved')).toBeVisible()
  await page.getByRole('button', { name: 'Send now' }).click()
  await expect.poll(() => mailbox.mails.length).toBe(2)
  const second = mailbox.mails[1]
  const { data } = Papa.parse<Record<string, string>>(
    second?.attachments[0]?.content.toString('utf8') ?? '',
    {
      header: true,
      skipEmptyLines: true,
    },
  )
  expect(data.map((row) => [row.project, row.cost_usd])).toEqual([['web', '91.5']])

  await page.getByRole('button', { name: 'Pause' }).click()
  await expect(page.getByText('All reports · Paused')).toBeVisible()
  await page.getByRole('button', { name: 'Delete' }).click()
  await page.getByRole('button', { name: 'Delete the report' }).click()
  await expect(page.getByRole('heading', { name: 'No report is scheduled' })).toBeVisible()
})
