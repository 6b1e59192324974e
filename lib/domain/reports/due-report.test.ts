import { describe, expect, it } from 'vitest'
import { dueReport, nextReportDay, reportPeriod } from './due-report'

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

describe('dueReport', () => {
  const monthly = { frequency: 'monthly', hour: 6 } as const
  it.each([
    ['2026-12-01', 5, null],
    ['2026-12-01', 6, true],
    ['2026-12-01', 23, true],
    ['2026-12-02', 0, false],
    ['2026-12-06', 23, false],
    ['2026-12-07', 0, null],
  ] as const)('monthly at 6, on %s at %i: first day %s', (today, hour, isFirstDay) => {
    const due = dueReport(monthly, { today, hour }, '2026-11-15')
    expect(due?.isFirstDay ?? null).toBe(isFirstDay)
    if (due) expect(due.period).toEqual({ start: '2026-11-01', end: '2026-11-30' })
  })

  it.each([
    ['daily', '2026-11-25', '2026-11-24'],
    ['weekly', '2026-11-23', '2026-11-22'],
  ] as const)('%s: of a period that was over when it was made nothing is sent', (frequency, today, end) => {
    const schedule = { frequency, hour: 0 }
    expect(dueReport(schedule, { today, hour: 12 }, today)).toBeNull()
    expect(dueReport(schedule, { today, hour: 12 }, end)?.period.end).toBe(end)
  })

  it('after an outage only the newest is sent, and not too late', () => {
    const daily = { frequency: 'daily', hour: 6 } as const
    expect(dueReport(daily, { today: '2026-11-25', hour: 7 }, '2026-01-01')?.period.end).toBe('2026-11-24')
    const weekly = { frequency: 'weekly', hour: 6 } as const
    expect(dueReport(weekly, { today: '2026-11-26', hour: 0 }, '2026-01-01')?.period.end).toBe('2026-11-22')
    expect(dueReport(weekly, { today: '2026-11-27', hour: 0 }, '2026-01-01')).toBeNull()
  })
})

it.each([
  ['daily', '2026-11-25', '2026-11-26'],
  ['weekly', '2026-11-25', '2026-11-30'],
  ['monthly', '2026-12-31', '2027-01-01'],
] as const)('a %s one sends next after %s on %s', (frequency, today, next) => {
  expect(nextReportDay(frequency, today)).toBe(next)
})
