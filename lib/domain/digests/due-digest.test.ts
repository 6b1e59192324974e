import { describe, expect, it } from 'vitest'
import { calendarDayOf } from '../calendar'
import { type DigestKind, dueDigest } from './due-digest'

const due = (kind: DigestKind, today: string, chosenOn = '2020-01-01') =>
  dueDigest(kind, today, chosenOn)?.start ?? null

describe('dueDigest', () => {
  it.each<[DigestKind, string, string | null]>([
    ['weekly', '2026-11-23', '2026-11-16'],
    ['weekly', '2026-11-26', '2026-11-16'],
    ['weekly', '2026-11-27', null],
    ['weekly', '2026-11-29', null],
    // ISO week 53 of 2026 ends on 3 January 2027.
    ['weekly', '2027-01-04', '2026-12-28'],
    ['monthly', '2026-12-01', '2026-11-01'],
    ['monthly', '2026-12-04', '2026-11-01'],
    ['monthly', '2026-12-05', null],
    ['monthly', '2028-03-01', '2028-02-01'],
  ])('%s on %s', (kind, today, start) => {
    expect(due(kind, today)).toBe(start)
  })

  it('begins with the period that it was chosen in', () => {
    expect(due('weekly', '2026-11-23', '2026-11-22')).toBe('2026-11-16')
    expect(due('weekly', '2026-11-23', '2026-11-23')).toBeNull()
  })

  it.each([
    ['2026-03-29T22:00:00Z', 'Europe/Berlin', '2026-03-23'],
    ['2026-03-29T21:59:59Z', 'Europe/Berlin', null],
    ['2026-10-25T23:00:00Z', 'Europe/Berlin', '2026-10-19'],
    ['2026-10-25T22:59:59Z', 'Europe/Berlin', null],
    ['2026-11-22T18:15:00Z', 'Asia/Kathmandu', '2026-11-16'],
    ['2026-11-22T18:14:59Z', 'Asia/Kathmandu', null],
  ])('at %s in %s', (instant, zone, start) => {
    expect(due('weekly', calendarDayOf(Date.parse(instant), zone))).toBe(start)
  })
})
