import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect } from '@playwright/test'
import { claudeLine, toJsonl } from '../lib/testing/log-lines'
import { anthropicPage, anthropicUsage, LOG_SAMPLES } from '../lib/testing/log-samples'
import { AS_OWNER, open, ownedProduct } from './fixtures/owner'
import { test as base } from './fixtures/product'

const test = base.extend<{ folder: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern.
  folder: async ({}, use) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'outlay-e2e-'))
    await use(folder)
    rmSync(folder, { recursive: true, force: true })
  },
})
test.use({ productEnv: ownedProduct('Provider Works') })

interface Figures {
  source: string | null
  events: number
  input_tokens: number
  output_tokens: number
  cache_read_tokens: number
  cost_usd: string | null
  reported_cost_usd: string | null
}

const figuresOf = ({ rows }: { rows: Figures[] }) =>
  rows
    .map(
      ({ source, events, input_tokens, output_tokens, cache_read_tokens, cost_usd, reported_cost_usd }) => [
        source,
        events,
        input_tokens,
        output_tokens,
        cache_read_tokens,
        cost_usd,
        reported_cost_usd,
      ],
    )
    .sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1))

test('files of every format, sent in the browser, make the figures that the command line makes', async ({
  page,
  request,
  folder,
}) => {
  const files = LOG_SAMPLES.map(({ format, name, text }, at) => {
    const file = path.join(folder, `${String(at).padStart(2, '0')} ${format} ${name}.log`)
    writeFileSync(file, text)
    return file
  })
  await open(page, '/imports')
  await page.getByLabel('Files to send').setInputFiles(files)
  await expect(page.getByText(`${files.length} of ${files.length} files done`)).toBeVisible({
    timeout: 120_000,
  })

  const bin = [path.resolve('bin/outlay'), 'price', '--by', 'source', '--json', ...files]
  const { stdout } = await promisify(execFile)(process.execPath, bin)
  const priced = JSON.parse(stdout)
  expect(priced.problems).toEqual([])
  // A run's output says no time: it is of when it came.
  const today = new Date().toISOString().slice(0, 10)
  const answer = await request.get(`/api/v1/spend?from=2026-05-01&to=${today}&group_by=source`, {
    headers: AS_OWNER,
  })
  expect(figuresOf(await answer.json())).toEqual(figuresOf(priced))
  expect(figuresOf(priced).map(([source]) => source)).toEqual(
    expect.arrayContaining([
      'gemini-cli',
      'cursor',
      'litellm',
      'openrouter',
      'anthropic-cost',
      'openai-usage',
    ]),
  )
  await page.goto('/events?from=2026-05-01&to=2026-08-31&source=anthropic-usage')
  await expect(page.getByText('Sum of calls').filter({ visible: true }).first()).toBeVisible()
})

test('a report of days that own logs tell of as well says so', async ({ page, folder }) => {
  const own = path.join(folder, 'own.jsonl')
  const report = path.join(folder, 'usage.json')
  const model = 'claude-opus-4-6'
  writeFileSync(own, toJsonl([claudeLine({ id: 'own', model })]))
  writeFileSync(report, JSON.stringify(anthropicPage([anthropicUsage({ model, workspace_id: 'wrkspc_9' })])))
  await open(page, '/imports')
  for (const file of [own, report]) {
    await page.getByLabel('Files to send').setInputFiles([file])
    await expect(
      page
        .getByRole('row')
        .filter({ hasText: path.basename(file) })
        .filter({ hasText: 'Done' }),
    ).toBeVisible()
  }
  await page
    .getByRole('row')
    .filter({ hasText: 'usage.json' })
    .getByRole('link', { name: 'Counted twice?' })
    .click()
  const drawer = page.getByRole('dialog')
  await expect(drawer).toContainText('Counted twice?')
  await expect(drawer).toContainText('anthropic-usage and claude-code both tell of claude-opus-4-6 on 1 day.')
  await expect(drawer).not.toContainText('not read; everything else was')
})
