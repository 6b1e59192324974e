import { describe, expect, it } from 'vitest'
import { displayChange } from './display-change'
import { displayCompact, displayCount, displayNumberOf } from './display-count'
import { displayShare } from './display-share'
import {
  displayAgo,
  displayClock,
  displayDays,
  displayDaysUntil,
  displayInstant,
  displayShortInstant,
} from './display-time'

const NOON = Date.parse('2026-11-22T12:00:00Z')

describe('displayChange', () => {
  it.each([
    ['12.4', '10', { direction: 'up', amount: '+$2.40', percent: '+24%', words: '$2.40 more' }],
    ['10', '12.5', { direction: 'down', amount: '−$2.50', percent: '−20%', words: '$2.50 less' }],
    ['10', '10.000', { direction: 'same', amount: '$0.00', percent: '0%', words: 'the same' }],
    ['10', '0', { direction: 'up', amount: '+$10.00', percent: null, words: '$10.00 more' }],
    [
      '10.000001',
      '10',
      { direction: 'up', amount: '+< $0.0001', percent: '+<0.1%', words: '< $0.0001 more' },
    ],
    ['1000', '1', { direction: 'up', amount: '+$999.00', percent: '+>999%', words: '$999.00 more' }],
  ])('%s after %s', (now, before, expected) => {
    expect(displayChange(now, before)).toEqual(expected)
  })
})

it.each([
  [0n, 10n, '0%'],
  [1n, 100_000n, '<0.1%'],
  [1n, 1000n, '0.1%'],
  [99n, 1000n, '9.9%'],
  [100n, 1000n, '10%'],
  [9_999n, 10_000n, '>99%'],
  [1n, 1n, '100%'],
  [1n, 0n, '–'],
])('a share of %d in %d is %s', (part, whole, shown) => {
  expect(displayShare(part, whole)).toBe(shown)
})

it('counts', () => {
  expect([displayCount(1204), displayCompact(1_234_567), displayCompact(950)]).toEqual([
    '1,204',
    '1.2M',
    '950',
  ])
  expect([displayNumberOf(1, 'call'), displayNumberOf(1204, 'call')]).toEqual(['1 call', '1,204 calls'])
})

it.each([
  [59_999, 'just now'],
  [60_000, '1 minute ago'],
  [3 * 3_600_000, '3 hours ago'],
  [24 * 3_600_000, '1 day ago'],
  [40 * 24 * 3_600_000, '1 month ago'],
])('%d ms before is %s', (passed, shown) => {
  expect(displayAgo(NOON - passed, NOON)).toBe(shown)
})

it('shows instants in the zone', () => {
  expect(displayClock(NOON, 'UTC')).toBe('12:00 UTC')
  expect(displayInstant(NOON, 'Asia/Kathmandu')).toBe('Nov 22, 2026, 17:45:00 GMT+5:45')
  expect(displayShortInstant(NOON, 'America/New_York')).toBe('Nov 22, 07:00')
})

it.each([
  ['2026-11-01', '2026-11-22', 'Nov 1 – 22'],
  ['2026-11-22', '2026-11-22', 'Nov 22'],
  ['2026-10-30', '2026-11-02', 'Oct 30 – Nov 2'],
  ['2025-12-30', '2026-01-02', 'Dec 30, 2025 – Jan 2, 2026'],
])('%s to %s is %s', (from, to, shown) => {
  expect(displayDays(from, to)).toBe(shown)
})

it('days whose last one is counted in part say until when', () => {
  const days = { start: '2026-10-01', end: '2026-10-26' }
  expect(displayDaysUntil(days, null, 'UTC')).toBe(displayDays(days.start, days.end))
  expect(displayDaysUntil(days, new Date('2026-10-26T15:30:00Z'), 'UTC')).toBe(
    `${displayDays(days.start, days.end)} until 15:30 UTC`,
  )
})
