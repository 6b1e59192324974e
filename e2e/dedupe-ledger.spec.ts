import { expect } from '@playwright/test'
import { asJson, otlpLogs } from '../lib/testing/otlp-requests'
import { AS_OWNER, expectCleanPage, inBothThemes, open, ownedProduct } from './fixtures/owner'
import { test } from './fixtures/product'

test.use({ productEnv: ownedProduct('Harbour Works') })

const reply = (call: number, output: number, more: object = {}) => ({
  ...{ type: 'assistant', sessionId: 'night-shift', requestId: `req_${call}`, cwd: '/src/cranes' },
  timestamp: `2026-11-02T10:0${call}:00Z`,
  message: {
    id: `msg_${call}`,
    model: 'claude-sonnet-4-6',
    usage: { input_tokens: 1000, output_tokens: output },
  },
  ...more,
})
const jsonl = (...lines: object[]) => `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`

// A partial line and two blocks of one reply, a reply of one line, and a side conversation's copy of it.
const SESSION = jsonl(
  reply(1, 1),
  reply(1, 300),
  reply(1, 300),
  reply(2, 200),
  reply(2, 200, { isSidechain: true, requestId: 'req_9' }),
)
const RESUMED = jsonl(
  reply(1, 300, { sessionId: 'day-shift', timestamp: '2026-11-02T10:01:30Z' }),
  reply(3, 100, { sessionId: 'day-shift' }),
)
const apiRequest = (call: number, output: number) => ({
  at: Date.parse(`2026-11-02T10:0${call}:01Z`),
  attributes: {
    ...{ 'event.name': 'api_request', 'session.id': 'night-shift', model: 'claude-sonnet-4-6' },
    ...{ input_tokens: 1000, output_tokens: output, cost_usd_micros: 3000n + BigInt(output) * 15n },
    request_id: `req_${call}`,
  },
})

test('every line that was dropped is explained, with the record that was kept', async ({ page, request }) => {
  await open(page, '/imports')
  const headers = AS_OWNER
  const send = async (name: string, text: string) => {
    const made = await request.post(`/api/v1/uploads?filename=${name}`, { headers, data: Buffer.from(text) })
    const { id } = await made.json()
    const read = async () => (await request.get(`/api/v1/uploads/${id}`, { headers })).json()
    await expect.poll(async () => (await read()).status).toBe('done')
    return read()
  }
  const figures = ({ dropped }: { dropped: { reason: string; lines: number; tokens: number }[] }) =>
    Object.fromEntries(dropped.map(({ reason, lines, tokens }) => [reason, [lines, tokens]]))

  const session = await send('night-shift.jsonl', SESSION)
  expect(session).toMatchObject({ accepted: 2, duplicates: 3 })
  expect(figures(session)).toEqual({
    ...{ streamed_partial: [1, 1001], content_block: [1, 1300], fork_replay: [1, 1200] },
  })
  const resumed = await send('day-shift.jsonl', RESUMED)
  expect(resumed).toMatchObject({ accepted: 1, duplicates: 1 })
  expect(figures(resumed)).toEqual({ resumed_session: [1, 1300] })
  const again = await send('night-shift.jsonl', SESSION)
  expect(again).toMatchObject({ accepted: 0, duplicates: 5 })
  expect(figures(again)).toEqual({
    ...{
      streamed_partial: [1, 1001],
      content_block: [1, 1300],
      fork_replay: [1, 1200],
      sent_again: [2, 2500],
    },
  })
  const told = await request.post('/api/otlp/v1/logs', {
    headers: { ...headers, 'content-type': 'application/json' },
    data: Buffer.from(
      asJson(otlpLogs([apiRequest(1, 300), apiRequest(2, 200)], { 'service.name': 'claude-code' })),
    ),
  })
  expect(told.status()).toBe(200)
  const { total } = await (
    await request.get('/api/v1/spend?from=2026-11-01&to=2026-11-30', { headers })
  ).json()
  expect(total.events).toBe(3)

  await open(page, '/imports')
  const card = page.getByRole('region', { name: 'Lines not counted again' })
  await expect(card.getByRole('listitem').filter({ hasText: 'Sent before' })).toContainText('2 lines')
  const otherSource = card.getByRole('listitem').filter({ hasText: 'Told by another source' })
  await otherSource.getByText('Told by another source').click()
  await expect(otherSource).toContainText('A transcript and telemetry')
  await expect(otherSource.getByText('night-shift.jsonl:4')).toBeVisible()

  await open(page, `/imports?import=${session.id}`)
  const drawer = page.getByRole('dialog')
  await drawer.getByText('Unfinished record').click()
  await expect(drawer.getByText('night-shift.jsonl:1', { exact: true })).toBeVisible()
  await inBothThemes(page, () => expectCleanPage(page))
  await drawer.getByRole('link', { name: 'Show in Events' }).first().click()
  await expect(page).toHaveURL(/\/events\?.*session=night-shift/)
  await expect(page.getByText('2 calls')).toBeVisible()
})
