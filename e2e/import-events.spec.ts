import { expect } from '@playwright/test'
import { Webhook } from 'standardwebhooks'
import { type Hook, openHook } from './fixtures/hook'
import { opened } from './fixtures/opened'
import { AS_OWNER, expectCleanPage, inEachLook, open, ownedProduct } from './fixtures/owner'
import { test as base } from './fixtures/product'

const test = base.extend<object, { hook: Hook }>({
  hook: opened(openHook),
  productEnv: [
    async ({ hook }, use) => use({ ...ownedProduct('Import News'), OUTLAY_WEBHOOK_ALLOW: hook.host }),
    { scope: 'worker' },
  ],
})

const call = (id: number, change: object = {}) =>
  JSON.stringify({
    ...{ id: `call-${id}`, timestamp: '2026-11-02T10:00:00Z', model: 'claude-sonnet-4-6' },
    ...{ input_tokens: 1000, output_tokens: 100 },
    ...change,
  })

test('a webhook is told that a file was read, and that it was undone, and the page shows it', async ({
  page,
  request,
  hook,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await open(page, '/settings/channels')
  await expect(page.getByText('SMTP_URL is not set')).toBeVisible()
  await page.getByLabel('Kind').selectOption('webhook')
  await page.getByLabel('URL').fill(`http://${hook.host}/imports`)
  await page.getByLabel('Name').fill('Ops')
  await page.getByLabel('has finished').check()
  await page.getByRole('button', { name: 'Add channel' }).click()
  const secret = (await page.getByRole('status').locator('pre').textContent()) ?? ''
  const row = page.getByRole('listitem').filter({ hasText: hook.host })
  await expect(row).toContainText('Told when an import has finished')
  await row.getByRole('button', { name: 'Edit Ops' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByLabel('has finished')).toBeChecked()
  await dialog.getByLabel('is undone').check()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(row).toContainText('Told when an import has finished or is undone')
  await inEachLook(page, () => expectCleanPage(page))
  await page.setViewportSize({ width: 1440, height: 900 })

  await open(page, '/imports')
  const text = [call(1), call(2), call(2), call(3, { model: 'none-such' }), '{"broken', ''].join('\n')
  await page
    .getByLabel('Files to send')
    .setInputFiles({ name: 'november.jsonl', mimeType: 'application/x-ndjson', buffer: Buffer.from(text) })
  await expect.poll(() => hook.posts.length).toBe(1)
  const read = (index: number) =>
    new Webhook(secret).verify(hook.posts[index]?.body ?? '', hook.posts[index]?.headers ?? {}) as {
      type: string
      data: Record<string, unknown>
    }
  const { type, data } = read(0)
  expect(type).toBe('import.finished')
  const upload = await (await request.get(`/api/v1/uploads/${data.id}`, { headers: AS_OWNER })).json()
  const { accepted, updated, duplicates, rejected, problems, name, status } = upload
  expect(data).toMatchObject({ accepted, updated, duplicates, rejected, problems, name, status })
  expect({ accepted, duplicates, rejected }).toEqual({ accepted: 3, duplicates: 1, rejected: 1 })
  const spend = await (await request.get('/api/v1/spend', { headers: AS_OWNER })).json()
  expect(data).toMatchObject({
    events: spend.total.events,
    cost_usd: spend.total.cost_usd,
    unpriced_events: spend.total.unpriced_events,
  })
  expect(data.cost_usd).toBe('0.009')
  await expect
    .poll(async () => {
      const answer = await request.get(`/api/v1/uploads/${data.id}`, { headers: AS_OWNER })
      return (await answer.json()).deliveries
    })
    .toMatchObject([
      {
        id: hook.posts[0]?.headers['webhook-id'],
        ...{ event: 'finished', channel_name: 'Ops', status: 'delivered' },
        attempts: [{ number: 1, is_ok: true, answer: '200 thanks' }],
      },
    ])

  await page.goto(String(data.url))
  const drawer = page.getByRole('dialog')
  const finished = drawer.getByRole('region', { name: 'Told that it has finished' })
  await expect(finished.getByRole('row').filter({ hasText: 'Ops' })).toContainText('200 thanks')
  await inEachLook(page, () => expectCleanPage(page))
  await page.setViewportSize({ width: 1440, height: 900 })

  expect((await request.delete(`/api/v1/uploads/${data.id}`, { headers: AS_OWNER })).status()).toBe(200)
  await expect.poll(() => hook.posts.length).toBe(2)
  expect(read(1)).toMatchObject({
    type: 'import.undone',
    data: { id: data.id, status: 'undone', events: 3, cost_usd: '0.009' },
  })
  await page.reload()
  const undone = drawer.getByRole('region', { name: 'Told that it is undone' })
  await expect(undone.getByRole('row').filter({ hasText: 'Ops' })).toContainText('Delivered')
})
