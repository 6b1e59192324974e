import { describe, expect, it } from 'vitest'
import { bucketKey, listBuckets } from './time-buckets'

const nowMs = Date.parse('2026-03-10T12:30:00Z')

describe('listBuckets', () => {
  it('lists every day, open today, future after it', () => {
    const buckets = listBuckets({
      interval: 'day',
      from: '2026-03-09',
      to: '2026-03-11',
      timeZone: 'UTC',
      nowMs,
    })
    expect(buckets.map(({ key, isOpen, isFuture }) => [key, isOpen, isFuture])).toEqual([
      ['2026-03-09', false, false],
      ['2026-03-10', true, false],
      ['2026-03-11', false, true],
    ])
  })

  it('takes today from the zone', () => {
    const buckets = listBuckets({
      interval: 'day',
      from: '2026-03-10',
      to: '2026-03-11',
      timeZone: 'Asia/Kathmandu',
      nowMs: Date.parse('2026-03-10T18:15:00Z'),
    })
    expect(buckets.map(({ isOpen }) => isOpen)).toEqual([false, true])
  })

  it('names weeks by their Monday and keeps to the days asked for', () => {
    const buckets = listBuckets({
      interval: 'week',
      from: '2026-03-04',
      to: '2026-03-16',
      timeZone: 'UTC',
      nowMs,
    })
    expect(buckets.map(({ key, from, to }) => [key, from, to])).toEqual([
      ['2026-03-02', '2026-03-04', '2026-03-08'],
      ['2026-03-09', '2026-03-09', '2026-03-15'],
      ['2026-03-16', '2026-03-16', '2026-03-16'],
    ])
  })

  it('names months and says where they are cut', () => {
    const buckets = listBuckets({
      interval: 'month',
      from: '2026-01-31',
      to: '2026-02-28',
      timeZone: 'UTC',
      nowMs,
    })
    expect(buckets.map(({ key, longLabel }) => [key, longLabel])).toEqual([
      ['2026-01', 'Jan 31, 2026'],
      ['2026-02', 'February 2026'],
    ])
  })

  it.each([
    ['spring', '2026-03-29', 23],
    ['autumn', '2026-10-25', 25],
  ])('has as many hours as the day when the clocks change in %s', (_, day, hours) => {
    const buckets = listBuckets({ interval: 'hour', from: day, to: day, timeZone: 'Europe/Berlin', nowMs })
    expect(buckets).toHaveLength(hours)
    expect(new Set(buckets.map(({ key }) => key)).size).toBe(hours)
  })

  it('finds the hours that the sums name, in a zone off by 45 minutes', () => {
    const [first] = listBuckets({
      interval: 'hour',
      from: '2026-03-10',
      to: '2026-03-10',
      timeZone: 'Asia/Kathmandu',
      nowMs,
    })
    expect(bucketKey('2026-03-10T00:00+05:45', 'hour')).toBe(first?.key)
  })
})
