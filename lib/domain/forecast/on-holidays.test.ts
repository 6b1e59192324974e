import { describe, expect, it } from 'vitest'
import { addDays } from '../calendar'
import { periodOf } from '../calendar-period'
import { parseUsd } from '../money'
import { forecastPeriod } from './forecast-period'
import { onHolidays } from './on-holidays'

// Until Sunday 2026-12-06: weekdays 10, weekends 1.
const COMPLETE = '2026-12-06'
const week = [10, 10, 10, 10, 10, 1, 1]
const weeks = (count: number) => Array.from({ length: count }, () => week).flat()
const at = (history: number[], day: string, cost: number) =>
  history.map((usual, index) => (addDays(COMPLETE, index + 1 - history.length) === day ? cost : usual))
const friday = 18 // 2026-12-25 after the 6th

describe('onHolidays', () => {
  it('expects a holiday to be as quiet as the quietest day of its week, and no other day to change', () => {
    const expected = weeks(4)
    const told = onHolidays(expected, weeks(10), COMPLETE, new Set(['2026-12-25']))
    expect(told[friday]).toBe(1)
    expect(told.filter((usd, index) => usd !== expected[index])).toHaveLength(1)
  })

  it('learns from the past ones: who worked through them is expected to do so again', () => {
    const holidays = new Set(['2026-11-11', '2026-11-26', '2026-12-25'])
    expect(onHolidays(weeks(4), weeks(10), COMPLETE, holidays)[friday]).toBeCloseTo((10 * (0.1 + 1 + 1)) / 3)
    const off = at(at(weeks(10), '2026-11-11', 0), '2026-11-26', 0)
    expect(onHolidays(weeks(4), off, COMPLETE, holidays)[friday]).toBeCloseTo((10 * 0.1) / 3)
  })

  it('is never more than an ordinary day, and nothing where there is nothing', () => {
    const more = at(weeks(10), '2026-11-11', 90)
    const holidays = new Set(['2026-11-11', '2026-12-25', '2026-12-26'])
    const told = onHolidays(weeks(4), more, COMPLETE, holidays)
    expect(told[friday]).toBeCloseTo((10 * (0.1 + 1)) / 2)
    expect(told[friday + 1]).toBe(1) // a Saturday is as quiet as it was
    expect(onHolidays([0, 0], [], COMPLETE, new Set(['2026-12-07']))).toEqual([0, 0])
  })

  it('a holiday that fell on a weekend teaches nothing', () => {
    const told = onHolidays(weeks(4), weeks(10), COMPLETE, new Set(['2026-11-08', '2026-12-25']))
    expect(told[friday]).toBe(1)
  })
})

describe('forecastPeriod with holidays', () => {
  const days = new Map(
    weeks(12).map((cost, index, all) => [
      addDays(COMPLETE, index + 1 - all.length),
      parseUsd(String(cost)) ?? 0n,
    ]),
  )
  const forecast = (holidays?: ReadonlySet<string>) =>
    forecastPeriod(
      { period: periodOf(COMPLETE, 'month'), asOf: COMPLETE, days, ...(holidays && { holidays }) },
      null,
    )

  it('the month comes to less by the holiday, and its day says so', () => {
    const [plain, told] = [forecast(), forecast(new Set(['2026-12-25']))]
    const difference = Number((plain.p50 ?? 0n) - (told.p50 ?? 0n)) / 1e15
    expect(difference).toBeGreaterThan(8)
    expect(difference).toBeLessThan(10)
    const ofDay = ({ days: all }: typeof plain) =>
      Number(all.find(({ day }) => day === '2026-12-25')?.p50) / 1e15
    expect(ofDay(plain) - ofDay(told)).toBeCloseTo(difference, 5)
  })

  it('no holidays, or none in the days to come: the same to the last digit', () => {
    expect(forecast(new Set())).toEqual(forecast())
    expect(forecast(new Set(['2027-01-01']))).toEqual(forecast())
  })
})
