import { afterAll, beforeAll, expect, it } from 'vitest'
import { disconnectDatabase } from '../../data/database'
import type { MemberCaller } from '../../domain/members/caller'
import { formatUsd } from '../../domain/money'
import { makeOrganization } from '../../testing/make-organization'
import { ingestUsage } from '../usage/ingest-usage'
import { getWhatChanged } from './get-what-changed'

afterAll(disconnectDatabase)

const NOW = new Date('2026-06-20T10:20:00Z')
let caller: MemberCaller

beforeAll(async () => {
  caller = await makeOrganization()
  const costs = {
    '2026-05-01T00:00:00Z': '1',
    '2026-05-20T10:14:59Z': '2',
    '2026-05-20T10:15:00Z': '4',
    '2026-05-20T23:59:59Z': '8',
    '2026-05-31T12:00:00Z': '16',
    '2026-06-19T23:00:00Z': '32',
    '2026-06-20T10:19:00Z': '64',
  }
  const records = Object.entries(costs).map(([timestamp, cost_usd]) => ({
    json: { id: timestamp, timestamp, cost_usd, project: 'a' },
  }))
  await ingestUsage(caller, records, NOW.getTime())
})

const compare = async (asOf: string | null, timeZone = 'UTC', at = NOW) => {
  const request = { period: 'month' as const, asOf, timeZone, filters: {} }
  const { changed, before, now, beforeUntil } = await getWhatChanged(caller, request, at)
  const figures = [formatUsd(changed.before), formatUsd(changed.now)]
  return { figures, days: [before.end, now.end], until: beforeUntil?.toISOString() ?? null }
}

it('a day that is not over is held against as much of the same day before', async () => {
  expect(await compare(null)).toEqual({
    figures: ['3', '96'],
    days: ['2026-05-20', '2026-06-20'],
    until: '2026-05-20T10:15:00.000Z',
  })
  expect(await compare('2026-06-20')).toEqual(await compare(null))
})

it('today is the day of the zone that was asked for', async () => {
  // 23:20 on June 19 in Pago Pago; June's 32 is there, its 64 too.
  expect(await compare(null, 'Pacific/Pago_Pago')).toMatchObject({
    days: ['2026-05-19', '2026-06-19'],
    until: '2026-05-20T10:15:00.000Z',
  })
})

it('days that are over are compared whole, and a month that is over with all of the one before', async () => {
  expect(await compare('2026-06-19')).toEqual({
    figures: ['1', '32'],
    days: ['2026-05-19', '2026-06-19'],
    until: null,
  })
  expect(await compare('2026-05-31')).toMatchObject({ days: ['2026-04-30', '2026-05-31'], until: null })
  expect(await compare('2026-06-30')).toMatchObject({ figures: ['31', '96'], until: null })
})

it('a day before that was an hour short is counted whole, and no further', async () => {
  // 23:40 in Berlin on April 29; March 29 ended at 22:00 UTC, 23 hours after it began.
  const at = new Date('2026-04-29T21:40:00Z')
  expect(await compare(null, 'Europe/Berlin', at)).toMatchObject({
    days: ['2026-03-29', '2026-04-29'],
    until: '2026-03-29T22:00:00.000Z',
  })
})
