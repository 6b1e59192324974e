import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { awake } from './fixtures/awake'
import { inBothThemes, open, owner } from './fixtures/owner'
import { test as base } from './fixtures/product'

// One story on one product: what a step leaves, the next one finds.
base.describe.configure({ mode: 'serial' })

const test = base.extend<{ folder: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern.
  folder: async ({}, use) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'outlay-e2e-'))
    await use(folder)
    rmSync(folder, { recursive: true, force: true })
  },
})
test.use({
  productEnv: {
    OUTLAY_INIT_EMAIL: owner.email,
    OUTLAY_INIT_PASSWORD: owner.password,
    OUTLAY_INIT_ORGANIZATION: 'Harbour Works',
  },
})

const ARRIVALS = /\/api\/v1\/uploads\?limit=50$/

test.beforeEach(async ({ page }) => {
  // What comes after the first answer has arrived while the page was open.
  const isCounting = page.waitForResponse(ARRIVALS)
  await open(page, '/imports')
  await isCounting
})

const call = (id: number, changes: object = {}) =>
  JSON.stringify({
    id: `call-${id}`,
    timestamp: `2026-11-02T10:${String(id).padStart(2, '0')}:00Z`,
    model: 'claude-sonnet-4-6',
    input_tokens: 1000,
    output_tokens: 100,
    ...changes,
  })

/** 40 calls, of which one comes twice and three cannot be read. */
function november(folder: string): string {
  const lines = Array.from({ length: 40 }, (_, index) => call(index))
  lines[16] = call(16, { timestamp: null })
  lines[20] = '{"broken'
  lines[30] = call(30, { input_tokens: -5 })
  lines.push(call(3))
  const file = path.join(folder, 'november.jsonl')
  writeFileSync(file, `${lines.join('\n')}\n`)
  return file
}

async function expectAccessible(page: Page): Promise<void> {
  await inBothThemes(page, async () => {
    await awake(page)
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(', ')}`),
    ).toEqual([])
  })
}

const sent = (page: Page, name: string) => page.getByRole('listitem').filter({ hasText: name }).first()
const rowOf = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name })

test('sample data fills every page, says so, and goes in one click', async ({ page }) => {
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Load sample data' }).click()
  const banner = page.getByRole('region', { name: 'Sample data' })
  await expect(banner).toContainText('None of it is real spend')
  await expect(rowOf(page, 'small-team')).toContainText('Done')
  // Sample data is no arrival: what came is counted before it is asked for again.
  for (const _ of ['asked', 'asked again']) await page.waitForRequest(ARRIVALS)
  await expect(page.getByText('Waiting for the first event')).toBeVisible()
  // A month that is over: this one may have only just begun.
  const now = new Date()
  const lastMonth = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 15)).toISOString()
  await open(page, `/overview?month=${lastMonth.slice(0, 7)}`)
  await expect(page.getByRole('region', { name: 'Top projects' }).getByText('billing-api')).toBeVisible()
  await expect(banner).toBeVisible()
  await banner.getByRole('button', { name: 'Remove' }).click()
  await expect(page.getByText('Your spend will be here')).toBeVisible()
  await expect(banner).toBeHidden()
})

test('files are followed until they are read, with what was left out and why', async ({ page, folder }) => {
  const notes = path.join(folder, 'notes.txt')
  const empty = path.join(folder, 'empty.jsonl')
  writeFileSync(notes, 'Dear diary\n')
  writeFileSync(empty, '')
  await page.getByText('Labels for what the logs do not say').click()
  await page.getByLabel('Project').fill('harbour-cranes')
  await page.getByLabel('Files to send').setInputFiles([november(folder), notes, empty])
  await expect(page.getByText('3 of 3 files done')).toBeVisible()
  await expect(sent(page, 'november.jsonl')).toContainText(/37 new\s*1 duplicate\s*3 not read/)
  await expect(sent(page, 'notes.txt')).toContainText('no usage log that Outlay knows')
  await expect(sent(page, 'empty.jsonl')).toContainText('The file is empty')
  await expect(page.getByText('37 events have arrived')).toBeVisible()

  await rowOf(page, 'november.jsonl')
    .getByRole('link', { name: /3 lines not read/ })
    .click()
  const drawer = page.getByRole('dialog')
  await expect(drawer.getByText('Line 17')).toBeVisible()
  await expect(drawer).toContainText('no timestamp')
  await expect(page).toHaveURL(/import=/)
  await expectAccessible(page)
  const downloading = page.waitForEvent('download')
  await drawer.getByRole('link', { name: 'All as CSV' }).click()
  const csv = readFileSync(await (await downloading).path(), 'utf8')
    .trim()
    .split(/\r?\n/)
  expect(csv).toHaveLength(4)
  expect(csv[1]).toMatch(/^november\.jsonl,17,/)
  await page.reload()
  await expect(drawer.getByText('Line 17')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(drawer).toBeHidden()

  await page.goto('/overview?month=2026-11')
  await expect(page.getByRole('region', { name: 'Top projects' }).getByText('harbour-cranes')).toBeVisible()
})

test('the same file again counts nothing twice', async ({ page, folder }) => {
  await page.getByLabel('Files to send').setInputFiles([november(folder)])
  await expect(sent(page, 'november.jsonl')).toContainText(/0 new\s*38 duplicates/)
})

test('lines can be pasted, and dropped files are taken anywhere on the page', async ({ page }) => {
  await page.getByRole('button', { name: 'Paste text' }).click()
  await page.getByRole('dialog').getByLabel('Lines').fill(call(50))
  await page.getByRole('dialog').getByRole('button', { name: 'Send' }).click()
  await expect(sent(page, 'pasted.jsonl')).toContainText('1 new')

  const data = await page.evaluateHandle((line) => {
    const transfer = new DataTransfer()
    transfer.items.add(new File([line], 'dropped.jsonl'))
    return transfer
  }, call(51))
  await page.dispatchEvent('main', 'drop', { dataTransfer: data })
  await expect(sent(page, 'dropped.jsonl')).toContainText('1 new')
})

test('an upload can be cancelled and sent again', async ({ page, folder }) => {
  const file = path.join(folder, 'slow.jsonl')
  writeFileSync(file, call(52))
  // Never answered: the file stays under way until it is cancelled.
  await page.route(/\/api\/v1\/uploads\?filename=/, () => undefined)
  await page.getByLabel('Files to send').setInputFiles([file])
  await page.getByRole('button', { name: 'Cancel slow.jsonl' }).click()
  await expect(sent(page, 'slow.jsonl')).toContainText('Nothing was counted')
  await page.unroute(/\/api\/v1\/uploads\?filename=/)
  await page.getByRole('button', { name: 'Send again: slow.jsonl' }).click()
  await expect(sent(page, 'slow.jsonl')).toContainText('1 new')
})

test('an upload goes on while its sender looks at another page', async ({ page, folder }) => {
  const file = path.join(folder, 'long.jsonl')
  writeFileSync(file, call(53))
  let go: () => void = () => undefined
  const asked = new Promise<void>((resolve) => {
    go = resolve
  })
  await page.route(/\/api\/v1\/uploads\?filename=/, async (route) => {
    await asked
    await route.continue()
  })
  await page.getByLabel('Files to send').setInputFiles([file])
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Events' }).click()
  await expect(page).toHaveURL(/\/events/)
  go()
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Imports' }).click()
  await expect(sent(page, 'long.jsonl')).toContainText('1 new')
})

test('undoing an import says what goes, and takes it out of every figure', async ({ page }) => {
  const row = rowOf(page, 'november.jsonl').filter({ hasText: '37' })
  await row.getByRole('button', { name: 'Undo the import of november.jsonl' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('The 37 calls that came with it leave every total')
  await dialog.getByRole('button', { name: 'Undo the import' }).click()
  await expect(page.getByText('37 calls removed')).toBeVisible()
  await expect(row).toContainText('Undone')
  await open(page, '/overview?month=2026-11')
  await expect(page.getByRole('region', { name: 'Top projects' })).toBeVisible()
  await expect(page.getByText('harbour-cranes')).toBeHidden()
})

test('the commands that connect an agent work as they stand', async ({ page, folder }) => {
  await page.getByRole('button', { name: 'Create a key for this' }).click()
  await expect(page.getByText('The commands hold the key')).toBeVisible()
  const run = (command: string) =>
    execFileSync('bash', ['-c', command], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, HOME: folder, XDG_STATE_HOME: folder },
      stdio: 'pipe',
    })
  const commands = (agent: string) => page.getByRole('tabpanel', { name: agent }).locator('pre')
  const logs = path.join(folder, '.claude/projects/harbour')
  execFileSync('mkdir', ['-p', logs])
  const line = { type: 'assistant', sessionId: 's', timestamp: '2026-11-03T10:00:00Z', requestId: 'r1' }
  const message = { id: 'm1', model: 'claude-sonnet-4-6', usage: { input_tokens: 10, output_tokens: 20 } }
  writeFileSync(path.join(logs, 's.jsonl'), `${JSON.stringify({ ...line, message })}\n`)
  expect(run((await commands('Claude Code').first().textContent()) ?? '')).toContain('1 new')
  await expect(page.getByText('1 event has arrived')).toBeVisible()

  await page.getByRole('tab', { name: 'API' }).click()
  const answer = run((await commands('API').first().textContent()) ?? '')
  expect(JSON.parse(answer)).toMatchObject({ accepted: 1, rejected: 0 })
  await page.getByRole('tab', { name: 'CSV' }).click()
  await expect(commands('CSV').first()).toBeVisible()
  for (const text of await commands('CSV').allTextContents()) run(text)
  await expect(page.getByText('3 events have arrived')).toBeVisible()
  await expect(rowOf(page, 'usage.csv')).toContainText('Done')
})
