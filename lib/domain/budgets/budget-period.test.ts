import { describe, expect, it } from 'vitest'
import { calendarDayOf } from '../calendar'
import type { BudgetPeriod } from './budget'
import { budgetSpanOf, endedSince, isToCome, lastPeriods, periodsBefore } from './budget-period'

const since = (startsOn: string, period: BudgetPeriod = 'month') => ({ period, startsOn })

// What day an instant is, and so what period a budget is in: hand-worked.
describe('budgetSpanOf, of an instant in a zone', () => {
  it.each<[string, string, string, BudgetPeriod, string, string]>([
    ['before clocks go forward', '2026-03-29T00:59:59Z', 'Europe/Berlin', 'day', '2026-03-29', '2026-03-29'],
    [
      'the last moment of a 23-hour day',
      '2026-03-29T21:59:59Z',
      'Europe/Berlin',
      'day',
      '2026-03-29',
      '2026-03-29',
    ],
    ['the first after it', '2026-03-29T22:00:00Z', 'Europe/Berlin', 'day', '2026-03-30', '2026-03-30'],
    [
      'the last moment of a 25-hour day',
      '2026-10-25T22:59:59Z',
      'Europe/Berlin',
      'day',
      '2026-10-25',
      '2026-10-25',
    ],
    ['the first after it', '2026-10-25T23:00:00Z', 'Europe/Berlin', 'day', '2026-10-26', '2026-10-26'],
    [
      'Kathmandu, a quarter before midnight',
      '2026-06-30T17:59:59Z',
      'Asia/Kathmandu',
      'month',
      '2026-06-01',
      '2026-06-30',
    ],
    [
      'Kathmandu, +05:45 later',
      '2026-06-30T18:15:00Z',
      'Asia/Kathmandu',
      'month',
      '2026-07-01',
      '2026-07-31',
    ],
    ['a leap day', '2028-02-29T12:00:00Z', 'UTC', 'month', '2028-02-01', '2028-02-29'],
    ['ISO week 53 of 2026', '2027-01-01T12:00:00Z', 'UTC', 'week', '2026-12-28', '2027-01-03'],
    ['the Monday after week 53', '2027-01-04T00:00:00Z', 'UTC', 'week', '2027-01-04', '2027-01-10'],
    ['a month’s last moment', '2026-11-30T23:59:59Z', 'UTC', 'month', '2026-11-01', '2026-11-30'],
    ['a month’s first', '2026-12-01T00:00:00Z', 'UTC', 'month', '2026-12-01', '2026-12-31'],
    ['a quarter', '2026-11-30T23:59:59Z', 'UTC', 'quarter', '2026-10-01', '2026-12-31'],
    [
      'a year’s end, west of it',
      '2027-01-01T07:59:59Z',
      'America/Los_Angeles',
      'year',
      '2026-01-01',
      '2026-12-31',
    ],
  ])('%s', (_, instant, zone, period, start, end) => {
    const day = calendarDayOf(Date.parse(instant), zone)
    expect(budgetSpanOf(since('2026-01-01', period), day)).toEqual({ start, end })
  })

  it('is the first period before the budget begins, and a whole life since its beginning', () => {
    expect(budgetSpanOf(since('2026-12-15'), '2026-11-20')).toEqual({
      start: '2026-12-01',
      end: '2026-12-31',
    })
    expect(budgetSpanOf(since('2026-12-15', 'life'), '2027-11-20')).toEqual({
      start: '2026-12-15',
      end: null,
    })
  })
})

it('a budget is to come until its first period begins', () => {
  expect(isToCome(since('2026-12-15'), '2026-11-30')).toBe(true)
  expect(isToCome(since('2026-12-15'), '2026-12-01')).toBe(false)
  expect(isToCome(since('1970-01-01', 'life'), '2026-12-01')).toBe(false)
})

describe('endedSince', () => {
  it('is what was open when it was judged last and has ended since', () => {
    expect(endedSince(since('2026-01-01'), '2026-10-31', '2026-11-01')).toEqual([
      { start: '2026-10-01', end: '2026-10-31' },
    ])
    expect(endedSince(since('2026-01-01'), '2026-11-01', '2026-11-01')).toEqual([])
    expect(endedSince(since('2026-01-01'), null, '2026-11-01')).toEqual([])
  })

  it('is seven periods at most, none before the budget began, none of a clock that went back', () => {
    expect(endedSince(since('2026-01-01', 'day'), '2026-10-01', '2026-11-01')).toHaveLength(7)
    expect(endedSince(since('2026-10-31', 'day'), '2026-10-01', '2026-11-01')).toEqual([
      { start: '2026-10-31', end: '2026-10-31' },
    ])
    expect(endedSince(since('2026-01-01', 'day'), '2026-11-05', '2026-11-01')).toEqual([])
  })
})

it('periods before the current one go back to the one that the budget began in', () => {
  const budget = since('2026-09-20')
  expect(periodsBefore(budget, budgetSpanOf(budget, '2026-11-20')).map(({ start }) => start)).toEqual([
    '2026-09-01',
    '2026-10-01',
  ])
  expect(lastPeriods('week', '2027-01-06', 2)).toEqual([
    { start: '2026-12-21', end: '2026-12-27' },
    { start: '2026-12-28', end: '2027-01-03' },
  ])
})
