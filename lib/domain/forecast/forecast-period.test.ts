import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../calendar'
import { PERIOD_KINDS, periodOf } from '../calendar-period'
import { parseUsd } from '../money'
import { forecastPeriod } from './forecast-period'

const FIRST = '2026-01-01'
const usd = (amount: number) => parseUsd(String(amount)) ?? 0n
const daysOf = (costs: readonly number[], first = FIRST) =>
  new Map(costs.map((cost, index) => [addDays(first, index), usd(cost)]))
const numberOf = (femto: bigint | null) => Number(femto) / 1e15
const steady = (length: number) => daysOf(Array.from({ length }, () => 10))
const month = (asOf: string, days: ReadonlyMap<string, bigint>, completeUntil?: string) =>
  forecastPeriod(
    {
      period: periodOf(asOf, 'month'),
      asOf,
      days,
      ...(completeUntil === undefined ? {} : { completeUntil }),
    },
    null,
  )

describe('forecastPeriod', () => {
  it.each([
    [0, 'none'],
    [2, 'none'],
    [3, 'run_rate'],
    [13, 'run_rate'],
    [14, 'weekday_profile'],
    [34, 'weekday_profile'],
    [35, 'combined'],
  ] as const)('%i days of history: %s', (length, method) => {
    const asOf = addDays(FIRST, Math.max(0, length - 1))
    const forecast = month(asOf, steady(length))
    expect(forecast).toMatchObject({ method, historyDays: length })
    expect(forecast.p50 === null).toBe(method === 'none')
  })

  it('keeps the rhythm of the week: weekends that cost nothing cost nothing to come', () => {
    // 2026-01-01 is a Thursday: the third and fourth day of each seven are a weekend.
    const days = daysOf(Array.from({ length: 59 }, (_, index) => ([2, 3].includes(index % 7) ? 0 : 10)))
    const forecast = forecastPeriod(
      { period: periodOf('2026-03-01', 'month'), asOf: '2026-02-28', days },
      null,
    )
    const saturday = forecast.days.find(({ day }) => day === '2026-03-07')
    const monday = forecast.days.find(({ day }) => day === '2026-03-09')
    expect(numberOf(saturday?.p50 ?? null)).toBeLessThan(1)
    expect(numberOf(monday?.p50 ?? null)).toBeCloseTo(10, 0)
  })

  it('what begins after weeks of nothing is foreseen from its own days', () => {
    const days = daysOf([10, ...Array(40).fill(0), ...Array(17).fill(10)])
    const forecast = month('2026-02-27', days)
    expect(numberOf(forecast.p50)).toBeCloseTo(numberOf(forecast.spent) + 10, 0)
  })

  it('is a forecast of whatever series', () => {
    const cost = fc.oneof(fc.constant(0), fc.constant(0), fc.double({ min: 0, max: 1e6, noNaN: true }))
    const runs = fc.array(fc.tuple(cost, fc.integer({ min: 1, max: 40 })), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(runs, (given) => {
        const days = daysOf(given.flatMap(([each, count]) => Array(count).fill(Math.round(each * 100) / 100)))
        const { p10, p50, p90, spent } = month(addDays(FIRST, days.size - 1), days)
        if (p10 === null || p50 === null || p90 === null) return
        expect(spent <= p10 && p10 <= p50 && p50 <= p90).toBe(true)
      }),
    )
  })

  it('a holiday is no drop, a longer quiet is one', () => {
    const quiet = (days: readonly number[]) =>
      daysOf(Array.from({ length: 59 }, (_, index) => (days.includes(index) ? 0 : 10)))
    const march = (days: ReadonlyMap<string, bigint>) =>
      numberOf(
        forecastPeriod({ period: periodOf('2026-03-01', 'month'), asOf: '2026-02-28', days }, null).p50,
      )
    expect(march(quiet([51, 52, 53, 54]))).toBeCloseTo(310, 0)
    expect(march(quiet([51, 52, 53, 54, 55, 56]))).toBeLessThan(280)
  })

  it('follows a level that changed for good, and not one spike', () => {
    const tripled = daysOf(Array.from({ length: 45 }, (_, index) => (index < 35 ? 10 : 30)))
    expect(numberOf(month('2026-02-14', tripled).p50)).toBeCloseTo(4 * 10 + 24 * 30, -2)
    const spiked = daysOf(Array.from({ length: 45 }, (_, index) => (index === 40 ? 200 : 10)))
    expect(Math.abs(numberOf(month('2026-02-14', spiked).p50) - (27 * 10 + 200))).toBeLessThan(15)
  })

  it('takes the days that a source still owes for no drop', () => {
    const costs = Array.from({ length: 45 }, (_, index) => (index < 42 ? 10 : 1))
    const asIfComplete = month('2026-02-14', daysOf(costs))
    const lagging = month('2026-02-14', daysOf(costs), '2026-02-11')
    expect(lagging.spent).toBe(asIfComplete.spent)
    expect(numberOf(lagging.p50)).toBeCloseTo(280, -1)
    expect(numberOf(asIfComplete.p50)).toBeLessThan(numberOf(lagging.p50))
  })

  it('counts what an unfinished day has as spent, and foresees the day at least as dear', () => {
    const days = steady(45).set('2026-02-15', usd(2))
    const dear = steady(45).set('2026-02-15', usd(500))
    expect(numberOf(month('2026-02-14', days).p50)).toBeCloseTo(280, 0)
    expect(month('2026-02-14', days).spent).toBe(usd(142))
    expect(numberOf(month('2026-02-14', dear).p50)).toBeCloseTo(14 * 10 + 500 + 13 * 10, 0)
  })

  it('a period that is over came to what was spent', () => {
    const forecast = forecastPeriod(
      { period: periodOf(FIRST, 'month'), asOf: '2026-03-01', days: steady(60) },
      null,
    )
    expect([forecast.p10, forecast.p50, forecast.p90, forecast.naive]).toEqual(Array(4).fill(usd(310)))
  })

  it('nothing falls below what is spent, and the quantiles stand in their order', () => {
    const cost = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 100_000 }))
    fc.assert(
      fc.property(
        fc.array(cost, { maxLength: 80 }),
        fc.integer({ min: 0, max: 85 }),
        fc.constantFrom(...PERIOD_KINDS),
        (costs, offset, kind) => {
          const asOf = addDays(FIRST, offset)
          const days = daysOf(costs.map((value) => value / 1000))
          const {
            p10,
            p50,
            p90,
            spent,
            days: listed,
          } = forecastPeriod({ period: periodOf(asOf, kind), asOf, days }, null)
          for (const day of listed) {
            if (day.p10 === null || day.p50 === null || day.p90 === null) continue
            expect(day.p10 <= day.p50 && day.p50 <= day.p90 && day.p10 >= (day.actual ?? 0n)).toBe(true)
          }
          if (p10 === null || p50 === null || p90 === null) return
          expect(spent <= p10 && p10 <= p50 && p50 <= p90).toBe(true)
        },
      ),
      { numRuns: 60 },
    )
  })
})
