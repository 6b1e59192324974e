import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from './calendar'
import { daysIn, PERIOD_KINDS, periodAfter, periodBefore, periodOf } from './calendar-period'

describe('periodOf', () => {
  it.each([
    ['day', '2024-02-29', '2024-02-29', '2024-02-29'],
    ['week', '2026-11-25', '2026-11-23', '2026-11-29'],
    // ISO week 53 of 2026 ends in 2027.
    ['week', '2027-01-03', '2026-12-28', '2027-01-03'],
    ['week', '2027-01-04', '2027-01-04', '2027-01-10'],
    ['month', '2024-02-10', '2024-02-01', '2024-02-29'],
    ['month', '2100-02-10', '2100-02-01', '2100-02-28'],
    ['month', '2026-12-31', '2026-12-01', '2026-12-31'],
    ['quarter', '2026-03-31', '2026-01-01', '2026-03-31'],
    ['quarter', '2026-12-31', '2026-10-01', '2026-12-31'],
    ['year', '2024-07-01', '2024-01-01', '2024-12-31'],
  ] as const)('%s of %s: %s to %s', (kind, day, start, end) => {
    expect(periodOf(day, kind)).toEqual({ start, end })
  })

  it('the periods of a kind follow one another without a gap, and each of their days names them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 80_000 }), fc.constantFrom(...PERIOD_KINDS), (offset, kind) => {
        const day = addDays('1990-01-01', offset)
        const period = periodOf(day, kind)
        expect(period.start <= day && day <= period.end).toBe(true)
        expect(periodOf(period.start, kind)).toEqual(period)
        expect(periodOf(period.end, kind)).toEqual(period)
        const after = periodAfter(period, kind)
        expect(after.start).toBe(addDays(period.end, 1))
        expect(periodBefore(after, kind)).toEqual(period)
        expect(addDays(period.start, daysIn(period))).toBe(after.start)
      }),
    )
  })
})
