import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect } from '@playwright/test'
import { awake } from './fixtures/awake'
import { test as base } from './fixtures/product'

const owner = { name: 'Grace', email: 'grace@example.com', password: 'granite umbrella 42' }

const test = base.extend<{ folder: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern.
  folder: async ({}, use) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'outlay-e2e-'))
    await use(folder)
    rmSync(folder, { recursive: true, force: true })
  },
})

// A product of its own, whose first start is still to come: other journeys share one.
test.use({ productEnv: { OUTLAY_INIT_ORGANIZATION: 'unused without a password' } })

// The first seconds of today: of this month, and past, whenever the test runs.
const today = new Date().toISOString().slice(0, 10)

function line(
  id: number,
  project: string,
  usage: { input: number; output: number; read: number; write1h: number },
): string {
  return JSON.stringify({
    type: 'assistant',
    timestamp: `${today}T00:00:0${id}.000Z`,
    sessionId: `session-${project}`,
    cwd: `/home/grace/${project}`,
    version: '2.1.60',
    requestId: `req_${id}`,
    message: {
      id: `msg_${id}`,
      type: 'message',
      role: 'assistant',
      model: 'claude-sonnet-4-6',
      content: [{ type: 'text', text: 'a secret plan' }],
      usage: {
        input_tokens: usage.input,
        output_tokens: usage.output,
        cache_read_input_tokens: usage.read,
        cache_creation_input_tokens: usage.write1h,
        cache_creation: { ephemeral_5m_input_tokens: 0, ephemeral_1h_input_tokens: usage.write1h },
        service_tier: 'standard',
      },
    },
  })
}

/** A transcript of three calls, one of them streamed in two lines. Sonnet 4.6: $3, $15, read $0.30, 1 h write $6 a million. */
const shop = [
  line(1, 'shop', { input: 1_000, output: 2, read: 50_000, write1h: 10_000 }),
  line(1, 'shop', { input: 1_000, output: 2_000, read: 50_000, write1h: 10_000 }),
  line(2, 'shop', { input: 10, output: 333, read: 60_001, write1h: 0 }),
]
const blog = [line(3, 'blog', { input: 7, output: 1, read: 1, write1h: 0 })]
// 0.003 + 0.03 + 0.015 + 0.06, then 0.00003 + 0.004995 + 0.0180003
const SHOP_USD = '0.1310253'
// 0.000021 + 0.000015 + 0.0000003
const BLOG_USD = '0.0000363'
const TOTAL_USD = '0.1310616'

async function outlay(...args: string[]): Promise<{ stdout: string; code: number }> {
  const run = promisify(execFile)(process.execPath, ['bin/outlay', ...args])
  return run.then(
    ({ stdout }) => ({ stdout, code: 0 }),
    (error: { stdout: string; code: number }) => ({ stdout: error.stdout, code: error.code }),
  )
}

test('a newcomer sends logs and sees the same figure on every page, in the API, in the CSV and in the terminal', async ({
  page,
  folder,
  request,
  product,
}) => {
  test.setTimeout(420_000)
  await page.goto('/')
  await awake(page)
  await page.getByLabel('Your name').fill(owner.name)
  await page.getByLabel('Email').fill(owner.email)
  await page.getByLabel('Organization').fill('Acme')
  await page.getByLabel('Password', { exact: true }).fill(owner.password)
  await page.getByRole('button', { name: 'Create organization' }).click()
  await expect(page.getByRole('heading', { name: 'Your spend will be here' })).toBeVisible()

  await page.goto('/imports')
  await awake(page)
  const file = path.join(folder, 'shop.jsonl')
  writeFileSync(file, `${shop.join('\n')}\n`)
  await page.getByLabel('Files to send').setInputFiles(file)
  await expect(page.getByRole('cell', { name: 'Done' }).or(page.getByText('Done')).first()).toBeVisible()

  await page.goto('/settings')
  await awake(page)
  await page.getByRole('button', { name: 'Create key' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill('laptop')
  for (const scope of [/ingest/, /read/]) await dialog.getByRole('checkbox', { name: scope }).check()
  await dialog.getByRole('button', { name: 'Create key' }).click()
  const key = (await dialog.locator('pre').first().textContent()) ?? ''
  await dialog.getByRole('button', { name: 'Done' }).click()

  writeFileSync(path.join(folder, 'blog.jsonl'), `${blog.join('\n')}\n`)
  const state = path.join(folder, 'state')
  process.env.OUTLAY_STATE_DIR = state
  const pushed = await outlay('push', folder, '--url', product.url, '--key', key, '--json')
  expect(JSON.parse(pushed.stdout)).toMatchObject({ accepted: 1, rejected: 0, problems: [] })
  const again = await outlay('push', folder, '--url', product.url, '--key', key, '--json')
  expect(JSON.parse(again.stdout)).toMatchObject({ accepted: 0, updated: 0 })

  const priced = JSON.parse((await outlay('price', folder, '--json', '--by', 'project')).stdout)
  expect(priced.total.cost_usd).toBe(TOTAL_USD)
  const headers = { authorization: `Bearer ${key}` }
  const spend = await (await request.get('/api/v1/spend?group_by=project', { headers })).json()
  expect(spend.total).toMatchObject({ events: 3, cost_usd: TOTAL_USD })
  expect(spend.rows.map((row: { project: string; cost_usd: string }) => [row.project, row.cost_usd])).toEqual(
    [
      ['blog', BLOG_USD],
      ['shop', SHOP_USD],
    ],
  )
  const csv = await (await request.get('/api/v1/export?format=csv&group_by=project', { headers })).text()
  expect(csv).toContain(SHOP_USD)

  await page.goto('/overview')
  const headline = page.getByRole('heading', { name: /This month so far/ }).locator('..')
  await expect(headline.getByText('$0.1311')).toBeVisible()
  await expect(headline.getByTitle(`$${TOTAL_USD}`)).toBeVisible()
  expect(await page.content()).not.toContain('a secret plan')

  await page.goto('/explore?by=project')
  await expect(page.getByTitle(`$${TOTAL_USD}`).first()).toBeVisible()
  await expect(page.getByTitle(`$${SHOP_USD}`).first()).toBeVisible()
  await page.getByRole('row', { name: /shop/ }).getByRole('link', { name: 'shop' }).click()
  await expect(page).toHaveURL(/project=shop/)
  await expect(page.getByRole('link', { name: 'Remove the filter: Project is shop' })).toBeVisible()
  await expect(page.getByTitle(`$${BLOG_USD}`)).toHaveCount(0)

  await page.goto('/events')
  await awake(page)
  await page
    .getByRole('button', { name: /^Open the event/ })
    .last()
    .click()
  const detail = page.getByRole('dialog')
  await expect(detail.getByText('shop.jsonl')).toBeVisible()
  await expect(detail.getByTitle('$0.108').or(detail.getByText('$0.108')).first()).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(detail).toHaveCount(0)

  await page.goto('/settings')
  await awake(page)
  await page.getByRole('button', { name: 'Revoke laptop' }).click()
  await page.getByRole('button', { name: 'Revoke key' }).click()
  await expect(page.getByText('1 revoked or expired key')).toBeVisible()
  rmSync(state, { recursive: true })
  expect((await outlay('push', folder, '--url', product.url, '--key', key, '--json')).code).toBe(1)

  await page.getByRole('button', { name: /^(Account and theme|Menu)/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page).toHaveURL(/\/sign-in/)
  await page.goto('/overview')
  await expect(page).toHaveURL(/\/sign-in/)
})
