import { expect, type Page } from '@playwright/test'
import { joinByLink } from './fixtures/join-by-link'
import { AS_OWNER, expectCleanPage, inEachLook, open, ownedProduct } from './fixtures/owner'
import { test } from './fixtures/product'

// One story on one product: what a step leaves, the next one finds.
test.describe.configure({ mode: 'serial' })

const { authorization } = AS_OWNER

test.use({ productEnv: ownedProduct('Runs Works') })

async function openDialog(page: Page, button: string) {
  await page.getByRole('button', { name: button, exact: true }).click()
  return page.getByRole('dialog')
}

const expectClean = (page: Page) => inEachLook(page, () => expectCleanPage(page))

test('an empty list says what fills it', async ({ page }) => {
  await open(page, '/runs')
  await expect(page.getByRole('heading', { name: 'Your agents’ runs will be here' })).toBeVisible()
  await expect(page.getByText('outlay run')).toBeVisible()
  await expectClean(page)
})

test('runs that were put are listed, added up, filtered and sorted, all of it in the address', async ({
  page,
  request,
}) => {
  // 1,000 × $3 + 100 × $15 a million: $0.0045 a call.
  const call = (id: number, model = 'claude-sonnet-4-6') => ({
    ...{ id: `call-${id}`, run_id: 'hono/baseline 1', model, framework: 'hono' },
    timestamp: `2026-11-02T10:${String(id).padStart(2, '0')}:00Z`,
    ...{ input_tokens: 1000, output_tokens: 100, task: id % 2 ? 'login' : 'search' },
  })
  const calls = [call(0), call(1), call(2), call(3, 'unheard-of')]
  await request.post('/api/v1/usage', { headers: { authorization }, data: calls })
  const put = (id: string, data: object) =>
    request.put(`/api/v1/runs/${encodeURIComponent(id)}`, { headers: { authorization }, data })
  await put('hono/baseline 1', {
    ...{ framework: 'hono', group: 'baseline', repeat: 1, checks_passed: 30, checks_total: 36 },
    cost_usd: '0.02',
  })
  await put('rails-1', { framework: 'rails', status: 'passed', cost_usd: '1.55', group: 'baseline' })
  await put('rails-2', { framework: 'rails', retry_of: 'rails-1' })

  await open(page, '/runs')
  const headline = page.getByRole('region', { name: 'Headline' })
  await expect(headline).toContainText('Cost of 3 runs')
  // 0.0135 measured and 1.55 as reported.
  await expect(headline).toContainText('$1.56')
  await expect(headline).toContainText('$1.55 of it as reported, by 1 run')
  await expect(headline).toContainText('1 run without a cost left out')
  await expect(headline).toContainText('1 of 2, 1 unknown')
  const table = page.getByRole('region', { name: 'Runs, table' })
  const row = (name: string) => table.getByRole('row').filter({ hasText: name })
  await expect(row('rails-1')).toContainText('As reported')
  await expect(row('rails-1')).toContainText('Passed')
  await expect(row('hono/baseline 1')).toContainText('Failed')
  await expect(row('hono/baseline 1')).toContainText('1 call has no price')
  await expect(row('rails-2')).toContainText('Unknown')
  await expect(row('3 runs')).toContainText('$1.56')

  await table.getByRole('link', { name: 'Cost' }).click()
  await expect(page).toHaveURL(/sort=-cost/)
  await expect(table.getByRole('columnheader', { name: 'Cost' })).toHaveAttribute('aria-sort', 'descending')
  await expect(table.getByRole('rowheader').first()).toContainText('rails-1')

  await page.getByRole('button', { name: 'Filter' }).click()
  await page.getByRole('option', { name: 'Framework' }).click()
  await page.getByRole('option', { name: /^rails/ }).click()
  await expect(page).toHaveURL(/framework=rails&sort=-cost/)
  await expect(headline).toContainText('Cost of 2 runs')
  await page.reload()
  await expect(page.getByRole('link', { name: 'Remove the filter: Framework is rails' })).toBeVisible()
  await expectClean(page)

  await page.getByRole('button', { name: /^Export/ }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'CSV', exact: true }).click(),
  ])
  expect(download.suggestedFilename()).toBe('outlay-runs.csv')
})

test('a run of any id has its page: what its cost stands on, its tasks, and the way to its calls', async ({
  page,
}) => {
  await open(page, '/runs')
  await page.getByRole('link', { name: 'hono/baseline 1' }).click()
  await expect(page).toHaveURL('/runs/hono%2Fbaseline%201')
  const headline = page.getByRole('region', { name: 'Headline' })
  await expect(headline).toContainText('$0.0135')
  await expect(headline).toContainText('Measured from 4 calls')
  await expect(headline).toContainText('As reported$0.0200 does not count')
  await expect(headline).toContainText('$0.0065 more than measured')
  await expect(page.getByRole('region', { name: 'Tasks, table' })).toContainText('search')
  await expect(page.getByRole('region', { name: 'Cost by class of tokens, table' })).toContainText('$0.0090')
  await expect(page.locator('.recharts-surface').first()).toBeVisible()
  await expectClean(page)
  await headline.getByRole('link', { name: '4 calls' }).click()
  await expect(page).toHaveURL(/\/events\?range=all&run=hono%2Fbaseline\+1/)
  await expect(page.getByRole('main')).toContainText('4 calls')
  await open(page, '/runs/nobody')
  await expect(page.getByRole('heading', { name: 'There is no run of this id' })).toBeVisible()
})

test('a run is corrected by hand: what does not fit is said where it stands, and nothing typed is lost', async ({
  page,
}) => {
  await open(page, '/runs/rails-1')
  const dialog = await openDialog(page, 'Correct')
  await dialog.getByLabel('Language').fill('ruby')
  await dialog.getByLabel('Checks passed').fill('40')
  await dialog.getByLabel('Checks in all').fill('36')
  await dialog.getByRole('button', { name: 'Save' }).click()
  const passed = dialog.getByLabel('Checks passed')
  await expect(passed).toHaveAccessibleDescription('More than there are checks in all.')
  await expect(passed).toBeFocused()
  await expect(dialog.getByLabel('Language')).toHaveValue('ruby')
  await passed.fill('36')
  await dialog.getByRole('button', { name: 'Add a task' }).click()
  await dialog.getByLabel('Task 1', { exact: true }).fill('signup')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('region', { name: 'Headline' })).toContainText('36 of 36')
  await expect(page.getByRole('region', { name: 'Facts' })).toContainText('ruby')
  await expect(page.getByRole('region', { name: 'Tasks, table' })).toContainText('signup')
})

test('a file of test results gives a run its tests', async ({ page }) => {
  await open(page, '/runs/rails-2')
  const dialog = await openDialog(page, 'Attach results')
  const junit = `<testsuites><testsuite name="api"><testcase name="one"/><testcase name="two"><failure/></testcase>
    <testcase name="three"><skipped/></testcase></testsuite></testsuites>`
  await dialog.getByLabel('File').setInputFiles({
    name: 'junit.xml',
    mimeType: 'application/xml',
    buffer: Buffer.from(junit),
  })
  await dialog.getByRole('button', { name: 'Attach' }).click()
  await expect(dialog).toContainText('1 of 2 tests passed, 1 skipped')
  await dialog.getByLabel('File').setInputFiles({
    name: 'notes.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('nothing of the kind'),
  })
  await dialog.getByRole('button', { name: 'Attach' }).click()
  await expect(dialog.getByRole('alert')).toContainText('no TAP')
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('region', { name: 'Headline' })).toContainText('1 of 2')
  await expect(page.getByRole('region', { name: 'Headline' })).toContainText('Failed')
  await expect(page.getByRole('region', { name: 'Facts' })).toContainText('api: 1 of 2 tests, 1 skipped')
})

test('a table of runs is looked at before it is saved; published summaries are no runs', async ({ page }) => {
  await open(page, '/runs')
  const dialog = await openDialog(page, 'Import runs')
  await dialog
    .getByLabel('Or paste its rows')
    .fill('group,framework,statistic,cost_usd\nx,hono,median,1.55\n')
  await dialog.getByRole('button', { name: 'Preview' }).click()
  await expect(dialog).toContainText('These are published summaries, not runs')
  await expect(dialog.getByRole('link', { name: 'Open Compare' })).toBeVisible()
  await expect(dialog.getByRole('button', { name: /^Save/ })).toHaveCount(0)

  await dialog.getByLabel('CSV file').setInputFiles({
    name: 'runs.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      'id,framework,status,checks_passed,checks_total\nf-1,fastify,passed,36,36\nf-2,fastify,,9,4\n',
    ),
  })
  await expect(dialog).toContainText('1 run will be saved, 1 row left out')
  await expect(dialog.getByRole('region', { name: 'Rows that are left out' })).toContainText(
    'Line 3checks_passed: more than checks_total',
  )
  await expectClean(page)
  await dialog.getByRole('button', { name: 'Save 1 run' }).click()
  await expect(page.getByText('1 run added, 1 row left out')).toBeVisible()
  await expect(page.getByRole('link', { name: 'f-1' })).toBeVisible()
})

test('a run is added by hand, and deleted again', async ({ page }) => {
  await open(page, '/runs')
  const dialog = await openDialog(page, 'Add run')
  await dialog.getByLabel('Run id').fill('rails-1')
  await dialog.getByRole('button', { name: 'Add run' }).click()
  await expect(dialog.getByLabel('Run id')).toHaveAccessibleDescription(/There is a run of this id/)
  await dialog.getByLabel('Run id').fill('by hand')
  await dialog.getByLabel('Status').fill('passed')
  await dialog.getByRole('button', { name: 'Add run' }).click()
  await expect(page).toHaveURL('/runs/by%20hand')
  await expect(page.getByRole('region', { name: 'Facts' })).toContainText('Entered by hand')
  const confirmation = await openDialog(page, 'Delete')
  await confirmation.getByRole('button', { name: 'Delete the run' }).click()
  await expect(page).toHaveURL('/runs')
  await expect(page.getByRole('link', { name: 'rails-1' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'by hand' })).toHaveCount(0)
})

test('a viewer looks, is told why nothing can be changed, and has no button that does nothing', async ({
  page,
  browser,
  baseURL,
}) => {
  await open(page, '/settings')
  const viewer = await joinByLink(
    page,
    { browser, baseURL },
    { email: 'bo@example.com', password: 'another umbrella 43', role: 'viewer' },
  )
  await viewer.goto('/runs')
  await expect(viewer.getByText('Your role (viewer) does not let you add or import runs.')).toBeVisible()
  for (const name of ['Add run', 'Import runs'])
    await expect(viewer.getByRole('button', { name })).toHaveCount(0)
  await viewer.getByRole('link', { name: 'rails-1' }).click()
  await expect(viewer.getByText('Your role (viewer) does not let you correct a run.')).toBeVisible()
  for (const name of ['Correct', 'Attach results', 'Delete'])
    await expect(viewer.getByRole('button', { name })).toHaveCount(0)
  await viewer.context().close()
})
