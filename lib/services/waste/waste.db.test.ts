import { afterAll, describe, expect, it } from 'vitest'
import { GET as getKind } from '../../../app/api/v1/waste/[kind]/route'
import { GET } from '../../../app/api/v1/waste/route'
import { disconnectDatabase } from '../../data/database'
import type { MemberCaller } from '../../domain/members/caller'
import { STANDARD_SETTINGS } from '../../domain/waste/waste-settings'
import { makeOrganization } from '../../testing/make-organization'
import { createApiKey } from '../api-keys/create-api-key'
import { putAgentRun } from '../runs/put-agent-run'
import { ingestUsage } from '../usage/ingest-usage'
import { findWaste, type WasteRequest } from './find-waste'

afterAll(disconnectDatabase)

const NOW = Date.parse('2026-06-15T12:00:00Z')
const ALL: WasteRequest = { from: null, to: null, filters: {}, settings: STANDARD_SETTINGS }

/** claude-sonnet-4-6, a million: $3 in, $15 out, $0.30 read, $3.75 and $6 written for five minutes and an hour. */
const call = (id: string, time: string, more: object) => ({
  json: { id, timestamp: `2026-06-01T${time}Z`, model: 'claude-sonnet-4-6', ...more },
})

const CALLS = [
  // Written and read within five minutes, then missed: 100,000 × ($3 − $0.30) a million.
  call('a1', '10:00:00', { session_id: 'a', cache_write_5m_tokens: 100_000 }),
  call('a2', '10:02:00', { session_id: 'a', cache_read_tokens: 100_000, project: 'shop' }),
  call('a3', '10:04:00', { session_id: 'a', input_tokens: 100_000 }),
  // Written for five minutes at the end of the day, and read on the next.
  call('b1', '23:58:00', { session_id: 'b', cache_write_5m_tokens: 100_000 }),
  {
    json: {
      id: 'b2',
      timestamp: '2026-06-02T00:01:00Z',
      model: 'claude-sonnet-4-6',
      session_id: 'b',
      cache_read_tokens: 100_000,
    },
  },
  // Written for an hour, used within a minute: 100,000 × ($6 − $3.75) a million.
  call('c1', '11:00:00', { session_id: 'c', cache_write_1h_tokens: 100_000 }),
  call('c2', '11:01:00', { session_id: 'c', cache_read_tokens: 100_000 }),
  // Never read, in a run that failed: $0.375 whole, $0.075 above plain input.
  call('d1', '12:00:00', { session_id: 'd', run_id: 'bad', cache_write_5m_tokens: 100_000 }),
  // One over the threshold of Sonnet 4.5, without a session: 200,001 × $3 a million.
  call('e1', '13:00:00', { model: 'claude-sonnet-4-5', input_tokens: 200_001 }),
  // Never read, and without a price.
  call('f1', '14:00:00', { session_id: 'f', model: 'no-such-model', cache_write_5m_tokens: 1_000 }),
]

async function filled(): Promise<MemberCaller> {
  const caller = await makeOrganization()
  await ingestUsage(caller, CALLS, NOW)
  await putAgentRun(caller, 'bad', { status: 'failed' })
  return caller
}

const json = (response: Response) => response.json()

async function api(
  caller: MemberCaller,
  query: string,
  kind?: string,
  scopes: ('read' | 'ingest')[] = ['read'],
) {
  const { secret } = await createApiKey(caller, { name: 'test', scopes, expiresInDays: null })
  const request = new Request(`http://localhost/api/v1/waste${kind ? `/${kind}` : ''}?${query}`, {
    headers: { authorization: `Bearer ${secret}` },
  })
  return kind === undefined
    ? GET(request, { params: Promise.resolve({}) })
    : getKind(request, { params: Promise.resolve({ kind }) })
}

const figures = async (response: Response) => {
  const { rows, ...rest } = await json(response)
  const found = rows.filter((row: { events: number; not_judged: number }) => row.events + row.not_judged > 0)
  return {
    ...rest,
    rows: Object.fromEntries(
      found.map((row: Record<string, unknown>) => [
        row.kind,
        [row.waste_usd, row.counted_usd, row.events, row.runs, row.not_judged],
      ]),
    ),
  }
}

describe('waste of known calls', () => {
  it('gives the dollars worked by hand, each call once in the total', async () => {
    const caller = await filled()
    const { rows, ...rest } = await figures(await api(caller, ''))
    expect(rows).toEqual({
      over_threshold: ['0.600003', '0.600003', 1, 0, 0],
      failed_runs: ['0.375', '0.375', 1, 1, 0],
      cache_misses: ['0.27', '0.27', 1, 0, 0],
      short_1h_writes: ['0.225', '0.225', 1, 0, 0],
      unread_cache_writes: ['0.075', '0', 1, 1, 1],
    })
    // a: 0.375 + 0.03 + 0.3; b: 0.375 + 0.03; c: 0.6 + 0.03; d: 0.375; e: 1.200006.
    expect(rest).toMatchObject({
      total_usd: '1.470003',
      spend_usd: '3.315006',
      share_of_spend: 0.443439,
      events: 10,
      unpriced_events: 1,
      events_without_session: 1,
      is_partial: false,
    })
  })

  it('reads over the end of the range: a write is not unread because its read is of the next day', async () => {
    const caller = await filled()
    const { rows, events } = await figures(await api(caller, 'from=2026-06-01&to=2026-06-01'))
    expect(events).toBe(9)
    expect(rows.unread_cache_writes).toEqual(['0.075', '0', 1, 1, 1])
    expect(await figures(await api(caller, 'from=2026-06-02&to=2026-06-02'))).toMatchObject({
      rows: {},
      events: 1,
    })
    expect(await figures(await api(caller, 'from=2026-06-03'))).toMatchObject({
      rows: {},
      share_of_spend: null,
    })
  })

  it('reads beside the filters: what the other calls of the session cached is known, and not listed', async () => {
    const caller = await filled()
    expect(await figures(await api(caller, 'project=shop'))).toMatchObject({ rows: {}, events: 1 })
    const rest = await figures(await api(caller, 'project=__none__&session=a'))
    expect(rest).toMatchObject({ events: 2, rows: { cache_misses: ['0.27', '0.27', 1, 0, 0] } })
    expect(Object.keys(rest.rows)).toEqual(['cache_misses'])
  })

  it('finds none in the sum of many calls', async () => {
    const caller = await makeOrganization()
    const sum = { model: 'claude-sonnet-4-5', input_tokens: 200_001, cache_write_5m_tokens: 100_000 }
    await ingestUsage(
      caller,
      [call('sum', '10:00:00', { ...sum, session_id: 's', quality: 'aggregate' })],
      NOW,
    )
    expect(await figures(await api(caller, ''))).toMatchObject({ rows: {}, events: 0 })
    await ingestUsage(caller, [call('one', '10:00:00', { ...sum, session_id: 's' })], NOW)
    expect((await figures(await api(caller, ''))).rows).toHaveProperty('unread_cache_writes')
  })

  it('takes the thresholds asked for, and names those that are not usable', async () => {
    const caller = await filled()
    const response = await api(caller, 'over_percent=0&prompt_tokens=x&from=1')
    expect(response.status).toBe(400)
    expect((await json(response)).errors.map(({ path }: { path: string }) => path)).toEqual([
      'from',
      'over_percent',
      'prompt_tokens',
    ])
  })

  it('lists what is behind a kind, a page at a time, and 404s where there is no such kind', async () => {
    const caller = await makeOrganization()
    const write = (id: string, tokens: number) =>
      call(id, '10:00:00', { session_id: id, cache_write_5m_tokens: tokens })
    await ingestUsage(caller, [write('x', 1_000), write('y', 3_000), write('z', 1_000)], NOW)
    const first = await json(await api(caller, 'limit=2', 'unread_cache_writes'))
    expect(first.data).toMatchObject([
      {
        event_id: 'y',
        session_id: 'y',
        waste_usd: '0.00225',
        cost_usd: '0.01125',
        why: '3,000 tokens written, never read',
      },
      { event_id: 'x', waste_usd: '0.00075' },
    ])
    const second = await json(await api(caller, `limit=2&cursor=${first.next_cursor}`, 'unread_cache_writes'))
    expect(second).toMatchObject({ data: [{ event_id: 'z' }], next_cursor: null })
    expect((await api(caller, 'cursor=nonsense', 'unread_cache_writes')).status).toBe(400)
    expect((await api(caller, '', 'nonsense')).status).toBe(404)
  })

  it('lists a failed run as one, with its calls', async () => {
    const caller = await filled()
    expect(await json(await api(caller, '', 'failed_runs'))).toMatchObject({
      data: [{ run_id: 'bad', event_id: null, events: 1, waste_usd: '0.375', why: 'the run failed' }],
    })
  })

  it('comes as CSV: a line a kind, a line a call, its head where there is none', async () => {
    const caller = await filled()
    const text = await (await api(caller, 'format=csv')).text()
    expect(text.split('\r\n')[0]).toMatch(
      /^kind,title,waste_usd,counted_usd,events,runs,not_judged,is_upper_bound,how/,
    )
    expect(text.trim().split('\r\n')).toHaveLength(9)
    expect(await (await api(caller, 'format=csv', 'cache_misses')).text()).toContain('cache_misses,a3,,a,')
    expect((await (await api(caller, 'format=csv', 'verbose_output')).text()).trim()).toMatch(
      /^kind,event_id,[a-z_,]+$/,
    )
  })
})

describe('more calls than a report reads', () => {
  it('says that it is of a part, and not where they are exactly as many', async () => {
    const caller = await filled()
    const of = (most: number) => findWaste(caller, ALL, { nowMs: NOW, most })
    expect(await of(9)).toMatchObject({ events: 9, isPartial: true })
    expect(await of(10)).toMatchObject({ events: 10, isPartial: false })
  })
})

describe('who may look', () => {
  it('shows an organization nothing of another one', async () => {
    await filled()
    const stranger = await makeOrganization()
    const report = await findWaste(stranger, ALL, { nowMs: NOW, kept: 'unread_cache_writes' })
    expect(report).toMatchObject({ events: 0, totalFemto: 0n, spendFemto: 0n, items: [] })
  })

  it('lets a viewer look, and refuses a key that may only send', async () => {
    const viewer = await makeOrganization({ role: 'viewer' })
    expect((await findWaste(viewer, ALL, { nowMs: NOW })).events).toBe(0)
    const caller = await makeOrganization()
    expect((await api(caller, '', undefined, ['ingest'])).status).toBe(403)
  })
})
