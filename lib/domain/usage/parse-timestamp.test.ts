import { describe, expect, test } from 'vitest'
import { parseInstant, parseLogTimestamp } from './parse-timestamp'

describe('parseInstant', () => {
  test.each([
    ['2026-06-01T12:00:00Z', '2026-06-01T12:00:00.000Z'],
    ['2026-06-01T12:00:00.1239Z', '2026-06-01T12:00:00.123Z'],
    ['2026-06-01t12:00:00.5+05:45', '2026-06-01T06:15:00.500Z'],
    ['2026-06-01T12:00:00-07:00', '2026-06-01T19:00:00.000Z'],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z'],
    ['2016-12-31T23:59:60Z', '2017-01-01T00:00:00.000Z'],
    ['2000-01-01T00:00:00Z', '2000-01-01T00:00:00.000Z'],
  ])('%s', (text, instant) => {
    expect(new Date(parseInstant(text) ?? Number.NaN).toISOString()).toBe(instant)
  })

  test.each([
    '2026-06-01T12:00:00',
    '2026-06-01',
    '2026-02-29T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-06-01T24:00:00Z',
    '2026-06-01T12:60:00Z',
    '2026-06-01T12:00:00+24:00',
    '1999-12-31T23:59:59Z',
    '2100-01-01T00:00:00Z',
    '20260601T120000Z',
    'now',
    '',
  ])('refuses %s', (text) => {
    expect(parseInstant(text)).toBeNull()
  })
})

describe('parseLogTimestamp', () => {
  const noon = Date.UTC(2026, 5, 1, 12)
  test.each([
    [noon / 1000],
    [noon],
    [noon * 1000],
    [`${noon / 1000}`],
    [`${noon}`],
    ['2026-06-01T12:00:00Z'],
    ['2026-06-01 12:00'],
    ['2026-06-01T12:00:00'],
    ['2026-06-01 12:00:00 UTC'],
  ])('%s', (value) => {
    expect(parseLogTimestamp(value)).toBe(noon)
  })

  test('a bare day begins at its midnight in UTC', () => {
    expect(parseLogTimestamp('2026-06-01')).toBe(Date.UTC(2026, 5, 1))
  })

  test.each([[Number.NaN], [-1], [0], [5], [null], [undefined], [{}], ['01/06/2026'], ['2026-06-31']])(
    'refuses %s',
    (value) => {
      expect(parseLogTimestamp(value)).toBeNull()
    },
  )
})
