import { describe, expect, it } from 'vitest'
import { calendarDayOf } from '../../../lib/domain/calendar'
import { smallTeam } from './small-team'

const END = Date.parse('2026-11-20T23:59:59Z')
const request = { endDay: '2026-11-20', timeZone: 'UTC', nowMs: END }

describe('smallTeam', () => {
  const { events, runs } = smallTeam(request)

  it('is the same each time', () => {
    expect(smallTeam(request)).toEqual({ events, runs })
  })

  it('has the size of a small team', () => {
    expect(events.length).toBeGreaterThan(5_000)
    expect(events.length).toBeLessThan(15_000)
    expect(new Set(events.map(({ user }) => user)).size).toBe(7)
    expect(new Set(events.map(({ project }) => project)).size).toBe(4)
    expect(new Set(events.map(({ framework }) => framework)).size).toBe(3)
    expect(runs).toHaveLength(3 * 13)
  })

  it('gives each event an id of its own, marked as a sample', () => {
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length)
    expect(events.every(({ id, tags }) => id.startsWith('sample:') && tags.sample === 'small-team')).toBe(
      true,
    )
  })

  it('spans 92 days and ends when it is told to', () => {
    const days = events.map(({ occurredAtMs }) => calendarDayOf(occurredAtMs, 'UTC')).sort()
    expect(days[0]).toBe('2026-08-21')
    expect(days.at(-1)).toBe('2026-11-20')
    const morning = Date.parse('2026-11-20T10:30:00Z')
    const cut = smallTeam({ ...request, nowMs: morning }).events
    expect(Math.max(...cut.map(({ occurredAtMs }) => occurredAtMs))).toBeLessThanOrEqual(morning)
    expect(cut.length).toBeLessThan(events.length)
  })

  it('works on weekdays, in the zone that it is told', () => {
    const weekend = events.filter(({ occurredAtMs }) => [0, 6].includes(new Date(occurredAtMs).getUTCDay()))
    expect(weekend.length).toBeLessThan(events.length / 10)
    const kathmandu = smallTeam({ ...request, timeZone: 'Asia/Kathmandu' }).events
    const [first] = events
    // 5 h 45 min earlier in UTC.
    expect(kathmandu[0]?.occurredAtMs).toBe((first?.occurredAtMs ?? 0) - 345 * 60_000)
  })

  it('holds what a ledger must show: no price, a lower bound, a sidechain, caches above all', () => {
    expect(events.some(({ model }) => model === 'atlas-code-preview')).toBe(true)
    expect(events.some(({ quality }) => quality === 'lower_bound')).toBe(true)
    expect(events.some(({ isSidechain }) => isSidechain)).toBe(true)
    const sum = (of: 'inputTokens' | 'cacheReadTokens') =>
      events.reduce((total, event) => total + event[of], 0)
    expect(sum('cacheReadTokens')).toBeGreaterThan(10 * sum('inputTokens'))
  })

  it('gives each run its events and an outcome within its checks', () => {
    for (const { id, run } of runs) {
      expect(events.filter(({ runId }) => runId === id).length).toBeGreaterThan(5)
      expect(run.checks_passed).toBeLessThanOrEqual(run.checks_total ?? 0)
      expect(run.status).toBe(run.checks_passed === run.checks_total ? 'passed' : 'failed')
    }
    expect(new Set(runs.map(({ run }) => run.repeat)).size).toBe(13)
  })
})
