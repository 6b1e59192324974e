import { expect } from '@playwright/test'
import Papa from 'papaparse'
import { AS_OWNER, expectCleanPage, inEachLook, open, ownedProduct } from './fixtures/owner'
import { test } from './fixtures/product'

test.describe.configure({ mode: 'serial' })
test.use({ productEnv: ownedProduct('Export Works') })

test('every Export menu of the product gives its files, and all of its rows', async ({ page, request }) => {
  test.setTimeout(480_000)
  const data = Array.from({ length: 40 }, (_, index) => ({
    id: `x${index}`,
    timestamp: new Date(Date.now() - index * 40_000_000).toISOString(),
    model: index % 2 ? 'claude-opus-4-8' : 'claude-haiku-4-5',
    provider: 'anthropic',
    input_tokens: 10_000,
    project: index % 3 ? 'web' : 'api',
    user: 'ada-laptop',
    team: 'Payments',
    framework: index % 2 ? 'hono' : 'rails',
    run_id: `run ${index % 2}`,
    task: `task ${index % 4}`,
  }))
  expect(await (await request.post('/api/v1/usage', { headers: AS_OWNER, data })).json()).toMatchObject({
    accepted: 40,
  })
  // What is sent again is dropped, and said.
  await request.post('/api/v1/usage', { headers: AS_OWNER, data: data.slice(0, 1) })
  const made = [
    ['/api/v1/attribution-rules', { conditions: { project: ['nowhere'] }, shows: { team: 'Web' } }],
    [
      '/api/v1/csv-mappings',
      {
        ...{ name: 'Theirs', header: ['When', 'Model'] },
        mapping: {
          ...{ delimiter: ',', columns: { timestamp: 'When', model: 'Model' } },
          ...{ timestamp_format: 'iso', time_zone: 'UTC', decimal_mark: '.' },
        },
      },
    ],
  ] as const
  for (const [address, body] of made)
    expect((await request.post(address, { headers: AS_OWNER, data: body })).status(), address).toBe(201)
  // More imports than a page shows, and than a page of the API holds.
  for (let index = 0; index < 30; index++)
    await request.post(`/api/v1/uploads?filename=log-${index}.jsonl`, { headers: AS_OWNER, data: '{}' })

  // Page, and how many menus it has at least: what waits for prices, or is news of them, has more.
  const PAGES: [path: string, menus: number][] = [
    ['/overview', 1],
    ['/explore', 1],
    ['/events', 1],
    ['/runs', 1],
    ['/runs/run%201', 3],
    ['/compare', 3],
    ['/forecast', 3],
    ['/waste', 1],
    ['/estimate', 6],
    ['/imports', 2],
    ['/imports/csv', 1],
    ['/prices', 1],
    ['/settings', 3],
    ['/settings/attribution', 1],
    ['/settings/teams', 1],
    ['/settings/identities', 1],
  ]
  for (const [path, menus] of PAGES) {
    await open(page, path)
    const buttons = page.getByRole('main').getByRole('button', { name: /^Export/ })
    await expect(buttons.nth(menus - 1), path).toBeVisible()
    // Counted before one is open: what is behind a menu has no role.
    const count = await buttons.count()
    for (let at = 0; at < count; at++) {
      await buttons.nth(at).click()
      const items = page.getByRole('menuitem')
      await expect(items.filter({ hasText: 'JSON' }), path).toHaveCount(1)
      for (const item of await items.all()) {
        const href = (await item.getAttribute('href')) ?? ''
        const answer = await page.request.get(href)
        expect(answer.status(), href).toBe(200)
        expect(answer.headers()['content-disposition'], href).toMatch(/^attachment; filename="[\w.-]+"$/)
        expect((await answer.body()).length, href).toBeGreaterThan(0)
      }
      await page.keyboard.press('Escape')
      await expect(items).toHaveCount(0)
    }
  }
  const imports = await page.request.get('/api/v1/uploads?format=csv')
  const { data: rows } = Papa.parse<{ name: string }>(await imports.text(), {
    header: true,
    skipEmptyLines: true,
  })
  expect(rows.filter(({ name }) => name.startsWith('log-'))).toHaveLength(30)
})

test('the pages that have menus now are clean and fit', async ({ page }) => {
  test.setTimeout(480_000)
  for (const path of [
    ...['/runs/run%201', '/forecast', '/imports', '/imports/csv', '/settings', '/settings/teams'],
    ...['/settings/attribution', '/estimate'],
  ]) {
    await open(page, path)
    await inEachLook(page, () => expectCleanPage(page))
  }
})
