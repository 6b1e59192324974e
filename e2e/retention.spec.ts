import { expect } from '@playwright/test'
import { AS_OWNER, expectCleanPage, inEachLook, open, ownedProduct } from './fixtures/owner'
import { test } from './fixtures/product'

test.use({ productEnv: ownedProduct('Keeping Works') })

const DAY = 86_400_000
const call = (id: string, daysAgo: number, session: string) => ({
  ...{ id, timestamp: new Date(Date.now() - daysAgo * DAY).toISOString(), model: 'claude-sonnet-4-6' },
  ...{ input_tokens: 1_000, output_tokens: 100, session_id: session, run_id: 'long-run' },
})

test('an owner chooses how long calls are kept: the worker deletes older ones, and every sum stays', async ({
  page,
  request,
}) => {
  const events = [
    call('old', 50, 'old-session'),
    call('older', 60, 'old-session'),
    call('new', 1, 'new-session'),
  ]
  const send = async () =>
    (await request.post('/api/v1/usage', { headers: AS_OWNER, data: { events } })).json()
  const total = async (by: string) =>
    (await (await request.get(`/api/v1/spend?group_by=${by}`, { headers: AS_OWNER })).json()).total
  expect(await send()).toMatchObject({ accepted: 3 })
  const before = await total('day')
  expect(before).toMatchObject({ events: 3, cost_usd: '0.0135' })

  await open(page, '/settings')
  await inEachLook(page, () => expectCleanPage(page))
  const choice = page.getByLabel('Keep single calls')
  await choice.selectOption('30 days')
  const dialog = page.getByRole('dialog', { name: /^Delete calls from before / })
  await expect(dialog.getByText('2 calls go now')).toBeVisible()
  await inEachLook(page, () => expectCleanPage(page))
  await page.keyboard.press('Escape')
  await expect(choice).toHaveValue('null')
  await choice.selectOption('30 days')
  await dialog.getByRole('button', { name: 'Delete them' }).click()
  await expect(page.getByText(/^Single calls are here from /)).toBeVisible()
  await expect(choice).toHaveValue('30')

  const left = async () =>
    (await (await request.get('/api/v1/events', { headers: AS_OWNER })).json()).data.map(
      ({ id }: { id: string }) => id,
    )
  await expect.poll(left, { timeout: 60_000 }).toEqual(['new'])
  for (const by of ['day', 'session', 'run']) expect(await total(by)).toEqual(before)
  expect(await send()).toMatchObject({ accepted: 0, duplicates: 1, rejected: 2 })
  expect(await total('day')).toEqual(before)

  const note = page.getByText(/^Calls from before .* are no longer kept one by one$/)
  for (const path of [
    '/events?range=all',
    '/explore?range=all&by=session',
    '/what-if?range=all&map=claude-haiku-4-5',
    '/waste?range=all',
    '/runs/long-run',
  ]) {
    await open(page, path)
    await expect(note).toBeVisible()
  }
  await inEachLook(page, () => expectCleanPage(page))
  await open(page, '/events')
  await expect(page.getByText('claude-sonnet-4-6').filter({ visible: true })).toBeVisible()
  await expect(note).toHaveCount(0)
  await open(page, '/runs/long-run')
  await expect(page.getByText('$0.0135').filter({ visible: true }).first()).toBeVisible()
  await open(page, '/settings/audit-log')
  await expect(page.getByText('chose how long single events are kept')).toBeVisible()
})
