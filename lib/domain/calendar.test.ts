import { describe, expect, test } from 'vitest'
import {
  addDays,
  calendarDayOf,
  calendarHourOf,
  calendarMonthOf,
  calendarWeekOf,
  countDays,
  dayRange,
  isCalendarDay,
  isTimeZone,
  lastOfMonth,
  listDays,
  startOfDay,
} from './calendar'

const at = (text: string) => Date.parse(text)
const HOUR = 3_600_000

describe('calendarDayOf', () => {
  test.each([
    ['the last millisecond of a UTC day', '2026-06-01T23:59:59.999Z', 'UTC', '2026-06-01'],
    ['midnight belongs to the new day', '2026-06-02T00:00:00Z', 'UTC', '2026-06-02'],
    ['Kathmandu, a quarter hour before its midnight', '2026-06-01T18:14:59Z', 'Asia/Kathmandu', '2026-06-01'],
    ['Kathmandu, at its midnight', '2026-06-01T18:15:00Z', 'Asia/Kathmandu', '2026-06-02'],
    ['Kolkata, at its midnight', '2026-06-01T18:30:00Z', 'Asia/Kolkata', '2026-06-02'],
    ['New York in winter', '2026-01-02T04:59:59Z', 'America/New_York', '2026-01-01'],
    ['New York in summer', '2026-07-02T03:59:59Z', 'America/New_York', '2026-07-01'],
    ['far east', '2026-06-01T10:00:00Z', 'Pacific/Kiritimati', '2026-06-02'],
  ])('%s', (_, instant, zone, day) => {
    expect(calendarDayOf(at(instant), zone)).toBe(day)
  })

  test('the day the clocks change has 23 hours in spring and 25 in autumn', () => {
    const spring = dayRange('2026-03-29', '2026-03-29', 'Europe/Berlin')
    const autumn = dayRange('2026-10-25', '2026-10-25', 'Europe/Berlin')
    expect((spring.endMs - spring.startMs) / HOUR).toBe(23)
    expect((autumn.endMs - autumn.startMs) / HOUR).toBe(25)
    expect(calendarDayOf(autumn.endMs - 1, 'Europe/Berlin')).toBe('2026-10-25')
    expect(calendarDayOf(autumn.endMs, 'Europe/Berlin')).toBe('2026-10-26')
  })

  test('an unknown zone is an error, and an offset is no zone', () => {
    expect(() => calendarDayOf(0, 'Mars/Olympus')).toThrow(RangeError)
    expect([isTimeZone('Asia/Kathmandu'), isTimeZone('+02:00'), isTimeZone('')]).toEqual([true, false, false])
  })
})

test('weeks begin on Monday of the zone', () => {
  expect(calendarWeekOf(at('2026-06-07T23:00:00Z'), 'UTC')).toBe('2026-06-01')
  expect(calendarWeekOf(at('2026-06-07T23:00:00Z'), 'Europe/Berlin')).toBe('2026-06-08')
  expect(calendarWeekOf(at('2027-01-01T12:00:00Z'), 'UTC')).toBe('2026-12-28')
})

test('months are those of the zone', () => {
  expect(calendarMonthOf(at('2026-06-30T18:15:00Z'), 'Asia/Kathmandu')).toBe('2026-07')
})

test('the hour that comes twice has two names', () => {
  expect(calendarHourOf(at('2026-10-25T00:30:00Z'), 'Europe/Berlin')).toBe('2026-10-25T02:00:00+02:00')
  expect(calendarHourOf(at('2026-10-25T01:30:00Z'), 'Europe/Berlin')).toBe('2026-10-25T02:00:00+01:00')
  expect(calendarHourOf(at('2026-06-01T18:20:00Z'), 'Asia/Kathmandu')).toBe('2026-06-02T00:00:00+05:45')
  expect(calendarHourOf(at('2026-06-01T18:20:00Z'), 'UTC')).toBe('2026-06-01T18:00:00Z')
})

describe('startOfDay', () => {
  test('where midnight does not exist the day begins at one', () => {
    expect(startOfDay('2026-03-08', 'America/Havana')).toBe(at('2026-03-08T05:00:00Z'))
    expect(calendarDayOf(at('2026-03-08T04:59:59Z'), 'America/Havana')).toBe('2026-03-07')
  })

  test('a day that a zone skipped is empty', () => {
    const skipped = dayRange('2011-12-30', '2011-12-30', 'Pacific/Apia')
    expect(skipped.endMs).toBe(skipped.startMs)
  })

  test.each(['UTC', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'America/St_Johns', 'Europe/Berlin'])(
    'every day of a year in %s ends where the next begins',
    (zone) => {
      for (const day of listDays('2026-01-01', '2026-12-31')) {
        const { startMs, endMs } = dayRange(day, day, zone)
        expect([calendarDayOf(startMs, zone), calendarDayOf(endMs - 1, zone)]).toEqual([day, day])
        expect(calendarDayOf(startMs - 1, zone)).toBe(addDays(day, -1))
      }
    },
  )
})

test('ranges hold at both ends of the calendar', () => {
  for (const zone of ['UTC', 'Europe/Berlin', 'Pacific/Kiritimati']) {
    const { startMs, endMs } = dayRange('0001-01-01', '9999-12-31', zone)
    expect(Math.abs(startMs - Date.parse('0001-01-01T00:00:00Z'))).toBeLessThanOrEqual(16 * HOUR)
    expect(Math.abs(endMs - Date.parse('+010000-01-01T00:00:00Z'))).toBeLessThanOrEqual(16 * HOUR)
  }
})

test.each([
  ['CET', true],
  ['utc', true],
  ['Etc/GMT+5', true],
  ['IST', false],
  ['pst', false],
  ['BST', false],
  ['SystemV/PST8PDT', false],
  ['+05:00', false],
])('the zone %s is of the IANA list: %s', (name, isKnown) => {
  expect(isTimeZone(name)).toBe(isKnown)
})

test('days alone', () => {
  expect(addDays('2024-02-28', 1)).toBe('2024-02-29')
  expect(addDays('2026-01-01', -1)).toBe('2025-12-31')
  expect(countDays('2026-02-27', '2026-03-01')).toBe(2)
  expect(lastOfMonth('2024-02-10')).toBe('2024-02-29')
  expect([isCalendarDay('2026-02-30'), isCalendarDay('2026-2-3'), isCalendarDay('2026-02-28')]).toEqual([
    false,
    false,
    true,
  ])
})
