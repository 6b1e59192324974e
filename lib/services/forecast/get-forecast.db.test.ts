import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { disconnectDatabase } from '../../data/database'
import { addDays } from '../../domain/calendar'
import { toWireForecast } from '../../domain/forecast/to-wire-forecast'
import type { MemberCaller } from '../../domain/members/caller'
import { makeOrganization } from '../../testing/make-organization'
import { updateOrganization } from '../organizations/update-organization'
import { ingestUsage } from '../usage/ingest-usage'
import { getForecast } from './get-forecast'

afterAll(disconnectDatabase)

const NOW = Date.parse('2026-06-20T12:00:00Z')

describe('getForecast', () => {
  let caller: MemberCaller

  beforeAll(async () => {
    caller = await makeOrganization()
    const records = Array.from({ length: 75 }, (_, index) => {
      const day = addDays('2026-04-01', index)
      return ['a', 'b'].map((project) => ({
        json: { id: `${project}-${day}`, timestamp: `${day}T12:00:00Z`, cost_usd: '5', project },
      }))
    }).flat()
    const late = { json: { id: 'late', timestamp: '2026-06-16T12:00:00Z', cost_usd: '1000', project: 'a' } }
    const unpriced = {
      json: { id: 'x', timestamp: '2026-06-10T12:00:00Z', model: 'of-no-price', project: 'b' },
    }
    await ingestUsage(caller, [...records, late, unpriced], NOW)
  })

  const ask = (asOf: string, filters = {}) => getForecast(caller, { period: 'month', asOf, filters })

  it('foresees the month from its days until then, and ignores later ones', async () => {
    const { forecast, unpricedEvents } = await ask('2026-06-14')
    expect(toWireForecast(forecast)).toMatchObject({
      period: { start: '2026-06-01', end: '2026-06-30' },
      spent_usd: '140',
      naive_usd: '300',
      method: 'combined',
      history_days: 75,
    })
    expect(Number(toWireForecast(forecast).p50_usd)).toBeCloseTo(300, 0)
    expect(unpricedEvents).toBe(1)
  })

  it('keeps to the filters', async () => {
    const { forecast, unpricedEvents } = await ask('2026-06-14', { project: ['a'] })
    expect(toWireForecast(forecast)).toMatchObject({ spent_usd: '70', naive_usd: '150' })
    expect(unpricedEvents).toBe(0)
  })

  it('a month that is over came to what was spent', async () => {
    const { forecast } = await ask('2026-05-31')
    expect([forecast.p10, forecast.p50, forecast.p90]).toEqual(Array(3).fill(forecast.spent))
    expect(toWireForecast(forecast).p50_usd).toBe('310')
  })

  it('knows nothing of another organization', async () => {
    const other = await makeOrganization()
    const { forecast } = await getForecast(other, { period: 'month', asOf: '2026-06-14', filters: {} })
    expect(toWireForecast(forecast)).toMatchObject({ spent_usd: '0', p50_usd: null, method: 'none' })
  })

  it('takes yesterday for the last complete day where none is named', async () => {
    const { forecast } = await getForecast(caller, { period: 'year', asOf: null, filters: {} })
    const year = forecast.period.start.slice(0, 4)
    expect(forecast.days[0]?.day).toBe(`${year}-01-01`)
    expect(forecast.asOf < new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)).toBe(true)
  })

  it('a source that is late is no drop, and is named', async () => {
    const late = await makeOrganization()
    const today = new Date().toISOString().slice(0, 10)
    const records = Array.from({ length: 60 }, (_, ago) => ({
      json: {
        id: `d${ago}`,
        timestamp: `${addDays(today, -ago - 4)}T12:00:00Z`,
        cost_usd: '10',
        source: 'probe',
      },
    }))
    await ingestUsage(late, records, Date.now())
    const { forecast, lagging } = await getForecast(late, { period: 'day', asOf: null, filters: {} })
    expect(lagging).toEqual([{ source: 'probe', lastDay: addDays(today, -4) }])
    expect(Number(toWireForecast(forecast).p50_usd)).toBeCloseTo(10, 1)
    const yesterday = await getForecast(late, { period: 'day', asOf: addDays(today, -1), filters: {} })
    expect(yesterday.lagging).toEqual([])
  })

  it('expects the holidays of the country that the organization keeps, and names those to come', async () => {
    await updateOrganization(caller, { name: 'Acme', timeZone: 'UTC', holidayCountry: 'DE' })
    const days = { period: 'year', asOf: '2026-06-14', filters: {} } as const
    const { holidays } = await getForecast(caller, days)
    expect(holidays.map(({ day, name }) => `${day} ${name}`)).toEqual([
      '2026-10-03 National Holiday',
      '2026-12-25 Christmas Day',
      '2026-12-26 Boxing Day',
    ])
    await updateOrganization(caller, { name: 'Acme', timeZone: 'UTC' })
    expect((await getForecast(caller, days)).holidays).toEqual([])
  })
})
