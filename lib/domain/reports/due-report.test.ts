import { describe, expect, it } from 'vitest'
import { calendarDayOf, localHourOf } from '../calendar'
import { dueReports, nextReportDay, reportPeriod } from './due-report'

describe('reportPeriod', () => {
  it.each([
    ['daily', '2026-03-01', '2026-02-28', '2026-02-28'],
    ['daily', '2028-03-01', '2028-02-29', '2028-02-29'],
    ['weekly', '2026-11-23', '2026-11-16', '2026-11-22'],
    ['weekly', '2026-11-29', '2026-11-16', '2026-11-22'],
    ['weekly', '2027-01-04', '2026-12-28', '2027-01-03'],
    ['monthly', '2026-12-01', '2026-11-01', '2026-11-30'],
    ['monthly', '2027-01-31', '2026-12-01', '2026-12-31'],
  ] as const)('%s on %s: %s to %s', (frequency, today, start, end) => {
    expect(reportPeriod(frequency, today)).toEqual({ start, end })
  })
})

describe('dueReports', () => {
  const monthly = { frequency: 'monthly', hour: 6 } as const
  const daily = { frequency: 'daily', hour: 6 } as const
  const ends = (...given: Parameters<typeof dueReports>) =>
    dueReports(...given).map(({ period, maySettle }) => [period.end, maySettle])

  it.each([
    ['2026-12-01', 5, null],
    ['2026-12-01', 6, true],
    ['2026-12-02', 5, true],
    ['2026-12-02', 6, false],
    ['2026-12-06', 23, false],
    ['2026-12-07', 0, null],
  ] as const)('monthly at 6, on %s at %i: may settle %s', (today, hour, maySettle) => {
    expect(ends(monthly, { today, hour }, '2026-01-15')).toEqual(
      maySettle === null ? [] : [['2026-11-30', maySettle]],
    )
  })

  it.each([
    // The 24th waits for data from 6 on the 25th to 6 on the 26th.
    ['2026-11-25', 5, [['2026-11-23', true]]],
    [
      '2026-11-25',
      6,
      [
        ['2026-11-24', true],
        ['2026-11-23', false],
      ],
    ],
    ['2026-11-26', 5, [['2026-11-24', true]]],
    [
      '2026-11-26',
      6,
      [
        ['2026-11-25', true],
        ['2026-11-24', false],
      ],
    ],
  ] as const)('daily at 6, on %s at %i: %j', (today, hour, expected) => {
    expect(ends(daily, { today, hour }, '2026-01-01')).toEqual(expected)
  })

  it.each([
    ['daily', '2026-11-25', '2026-11-24'],
    ['weekly', '2026-11-23', '2026-11-22'],
  ] as const)('%s: of a period that was over when it was made nothing is sent', (frequency, today, end) => {
    const schedule = { frequency, hour: 0 }
    expect(ends(schedule, { today, hour: 12 }, today)).toEqual([])
    expect(ends(schedule, { today, hour: 12 }, end)).toEqual([[end, true]])
  })

  it('a week is sent up to three days late', () => {
    const weekly = { frequency: 'weekly', hour: 6 } as const
    expect(ends(weekly, { today: '2026-11-26', hour: 0 }, '2026-01-01')).toEqual([['2026-11-22', false]])
    expect(ends(weekly, { today: '2026-11-27', hour: 0 }, '2026-01-01')).toEqual([])
  })

  it.each([
    ['Asia/Kathmandu', 6, '2026-12-01T00:14:59Z', '2026-12-01T00:15:00Z'],
    // 02:00 is skipped: it is due when the clock shows 03:00.
    ['Europe/Berlin', 2, '2026-03-29T00:59:59Z', '2026-03-29T01:00:00Z'],
    // 02:00 comes twice: it is due at the first.
    ['Europe/Berlin', 2, '2026-10-24T23:59:59Z', '2026-10-25T00:00:00Z'],
  ])('in %s at %i: not yet at %s, at %s', (zone, hour, before, at) => {
    const newest = (instant: string) => {
      const ms = Date.parse(instant)
      const today = calendarDayOf(ms, zone)
      const due = dueReports(
        { frequency: 'daily', hour },
        { today, hour: localHourOf(ms, zone) },
        '2026-01-01',
      )
      return due.some(({ period }) => period.end === reportPeriod('daily', today).end)
    }
    expect(newest(before)).toBe(false)
    expect(newest(at)).toBe(true)
  })
})

it.each([
  ['daily', '2026-11-25', 5, '2026-11-25'],
  ['daily', '2026-11-25', 6, '2026-11-26'],
  ['weekly', '2026-11-25', 5, '2026-11-30'],
  ['weekly', '2026-11-30', 5, '2026-11-30'],
  ['monthly', '2026-12-01', 5, '2026-12-01'],
  ['monthly', '2026-12-01', 6, '2027-01-01'],
  ['monthly', '2026-12-31', 5, '2027-01-01'],
] as const)('a %s one at 6 sends next after %s, %i on %s', (frequency, today, hour, next) => {
  expect(nextReportDay({ frequency, hour: 6 }, { today, hour }, '2026-01-01')).toBe(next)
})

it('one that is made on the first before its hour sends next on the next first', () => {
  const now = { today: '2026-12-01', hour: 5 }
  expect(nextReportDay({ frequency: 'monthly', hour: 6 }, now, '2026-12-01')).toBe('2027-01-01')
})
