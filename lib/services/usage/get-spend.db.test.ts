import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { disconnectDatabase } from '../../data/database'
import { calendarDayOf, calendarHourOf, calendarMonthOf, calendarWeekOf } from '../../domain/calendar'
import { formatUsd, parseUsd } from '../../domain/money'
import type { SpendDimension } from '../../domain/usage/spend'
import { sumMeasures } from '../../domain/usage/sum-measures'
import { makeOrganization } from '../../testing/make-organization'
import { getSpend } from './get-spend'
import { ingestUsage } from './ingest-usage'

afterAll(disconnectDatabase)

const ZONES = [
  'UTC',
  'Asia/Kathmandu',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'America/Sao_Paulo',
  'Pacific/Apia',
]

const all = { from: null, to: null, filters: {} }

const sent = (id: string, timestamp: string, rest: object = {}) => ({
  json: { id, timestamp, model: 'claude-sonnet-4-6', input_tokens: 1_000, output_tokens: 10, ...rest },
})

async function days(zone: string, timestamps: readonly string[]): Promise<Record<string, number>> {
  const caller = await makeOrganization({ timeZone: zone })
  await ingestUsage(
    caller,
    timestamps.map((timestamp, index) => sent(`e${index}`, timestamp)),
    0,
  )
  const { rows } = await getSpend(caller, { ...all, groupBy: ['day'] })
  return Object.fromEntries(rows.map(({ values, events }) => [values[0], events]))
}

describe('days of the organization’s zone', () => {
  it('are right in Kathmandu, which is off by 45 minutes', async () => {
    expect(await days('Asia/Kathmandu', ['2026-06-01T18:14:59Z', '2026-06-01T18:15:00Z'])).toEqual({
      '2026-06-01': 1,
      '2026-06-02': 1,
    })
  })

  it('have 23 and 25 hours when the clocks change', async () => {
    const spring = [
      '2026-03-28T22:59:59Z',
      '2026-03-28T23:00:00Z',
      '2026-03-29T21:59:59Z',
      '2026-03-29T22:00:00Z',
    ]
    expect(await days('Europe/Berlin', spring)).toEqual({ '2026-03-28': 1, '2026-03-29': 2, '2026-03-30': 1 })
    const autumn = [
      '2026-10-24T21:59:59Z',
      '2026-10-24T22:00:00Z',
      '2026-10-25T22:59:59Z',
      '2026-10-25T23:00:00Z',
    ]
    expect(await days('Europe/Berlin', autumn)).toEqual({ '2026-10-24': 1, '2026-10-25': 2, '2026-10-26': 1 })
  })

  it('name the hour that comes twice by its offset', async () => {
    const caller = await makeOrganization({ timeZone: 'Europe/Berlin' })
    await ingestUsage(caller, [sent('a', '2026-10-25T00:30:00Z'), sent('b', '2026-10-25T01:30:00Z')], 0)
    const { rows } = await getSpend(caller, { ...all, groupBy: ['hour'] })
    expect(rows.map(({ values }) => values[0])).toEqual([
      '2026-10-25T02:00:00+01:00',
      '2026-10-25T02:00:00+02:00',
    ])
  })

  it('bound a range: both ends belong to it', async () => {
    const caller = await makeOrganization({ timeZone: 'America/New_York' })
    const times = [
      '2026-06-01T03:59:59Z',
      '2026-06-01T04:00:00Z',
      '2026-06-03T03:59:59Z',
      '2026-06-03T04:00:00Z',
    ]
    await ingestUsage(
      caller,
      times.map((timestamp, index) => sent(`e${index}`, timestamp)),
      0,
    )
    expect(
      (await getSpend(caller, { ...all, from: '2026-06-01', to: '2026-06-02', groupBy: [] })).total.events,
    ).toBe(2)
    const utc = { ...all, from: '2026-06-01', to: '2026-06-02', timeZone: 'UTC', groupBy: [] }
    expect((await getSpend(caller, utc)).total.events).toBe(2)
  })

  it('are those of the calendar that the command line uses, in every zone', async () => {
    const caller = await makeOrganization()
    const moments = fc.sample(
      fc.date({
        min: new Date('2015-01-01T00:00:00Z'),
        max: new Date('2027-12-31T00:00:00Z'),
        noInvalidDate: true,
      }),
      { numRuns: 3_000, seed: 7 },
    )
    await ingestUsage(
      caller,
      moments.map((at, index) => sent(`e${index}`, at.toISOString())),
      0,
    )
    const names: [SpendDimension, (ms: number, zone: string) => string][] = [
      ['hour', calendarHourOf],
      ['day', calendarDayOf],
      ['week', calendarWeekOf],
      ['month', calendarMonthOf],
    ]
    for (const timeZone of ZONES) {
      for (const [dimension, nameOf] of names) {
        const { rows } = await getSpend(caller, { ...all, timeZone, groupBy: [dimension] })
        const expected = new Map<string, number>()
        for (const at of moments) {
          const name = nameOf(at.getTime(), timeZone)
          expected.set(name, (expected.get(name) ?? 0) + 1)
        }
        expect(
          new Map(rows.map(({ values, events }) => [values[0], events])),
          `${dimension} in ${timeZone}`,
        ).toEqual(expected)
      }
    }
  })
})

describe('sums', () => {
  const projects = fc.option(fc.constantFrom('one', 'two', '(none)'), { nil: null })
  const lines = fc.array(
    fc.record({
      project: projects,
      model: fc.constantFrom('claude-sonnet-4-6', 'gpt-5.5', 'no-such-model'),
      user: projects,
      session_id: projects,
      input_tokens: fc.integer({ min: 0, max: 400_000 }),
      output_tokens: fc.integer({ min: 0, max: 9_999 }),
      cost_usd: fc.option(
        fc.integer({ min: 0, max: 10 ** 9 }).map((n) => `0.${String(n).padStart(15, '0')}`),
      ),
    }),
    { minLength: 1, maxLength: 30 },
  )

  it('are exact, whatever they are grouped by, from roll-ups and from events alike', async () => {
    await fc.assert(
      fc.asyncProperty(lines, async (drawn) => {
        const caller = await makeOrganization()
        await ingestUsage(
          caller,
          drawn.map((line, index) => sent(`e${index}`, '2026-06-01T12:00:00Z', line)),
          0,
        )
        const { total } = await getSpend(caller, { ...all, groupBy: [] })
        expect(total.events).toBe(drawn.length)
        for (const groupBy of [
          ['day'],
          ['project'],
          ['model', 'user'],
          ['session'],
          ['day', 'session', 'model'],
        ] as const) {
          const report = await getSpend(caller, { ...all, groupBy })
          expect(report.total).toEqual(total)
          expect(sumMeasures(report.rows)).toEqual(total)
        }
        const parts = await Promise.all(
          [...new Set(drawn.map(({ project }) => project))].map((project) =>
            getSpend(caller, { ...all, groupBy: [], filters: { project: [project] } }),
          ),
        )
        const sum = parts.reduce((all, part) => all + (parseUsd(part.total.costUsd ?? '0') ?? 0n), 0n)
        expect(formatUsd(sum)).toBe(total.costUsd ?? '0')
      }),
      { numRuns: 20 },
    )
  })

  it('keep a name apart from having none', async () => {
    const caller = await makeOrganization()
    await ingestUsage(
      caller,
      [sent('a', '2026-06-01T12:00:00Z', { project: '(none)' }), sent('b', '2026-06-01T12:00:00Z')],
      0,
    )
    const { rows } = await getSpend(caller, { ...all, groupBy: ['project'] })
    expect(rows.map(({ values }) => values[0])).toEqual(['(none)', null])
    expect((await getSpend(caller, { ...all, groupBy: [], filters: { project: [null] } })).total.events).toBe(
      1,
    )
  })

  it('cut by a tag', async () => {
    const caller = await makeOrganization()
    const tagged = [
      sent('a', '2026-06-01T12:00:00Z', { tags: { 'cost center': "O'Hara" } }),
      sent('b', '2026-06-01T12:00:00Z'),
    ]
    await ingestUsage(caller, tagged, 0)
    const { rows } = await getSpend(caller, { ...all, groupBy: ['tag.cost center'] })
    expect(rows.map(({ values }) => values[0])).toEqual(["O'Hara", null])
    const filters = { 'tag.cost center': ["O'Hara"] }
    expect((await getSpend(caller, { ...all, groupBy: [], filters })).total.events).toBe(1)
  })
})
