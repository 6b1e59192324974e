import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runSteps } from './run-steps'

describe('runSteps', () => {
  it('has one step for one call', () => {
    expect(runSteps(90_500, 90_500)).toEqual({ startMs: 90_000, stepMs: 1_000, count: 1 })
  })

  it('is minutes for a run of twenty minutes, half minutes as long as they fit', () => {
    const start = Date.parse('2026-11-11T09:00:10Z')
    expect(runSteps(start, start + 20 * 60_000)).toEqual({
      startMs: Date.parse('2026-11-11T09:00:00Z'),
      stepMs: 30_000,
      count: 41,
    })
    expect(runSteps(start, start + 30 * 60_000)).toMatchObject({ stepMs: 60_000, count: 31 })
  })

  it('covers every call in at most 48 steps', () => {
    const at = fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2099, 11) })
    fc.assert(
      fc.property(at, at, (a, b) => {
        const [first, last] = [Math.min(a, b), Math.max(a, b)]
        const { startMs, stepMs, count } = runSteps(first, last)
        expect(count).toBeLessThanOrEqual(48)
        expect(startMs).toBeLessThanOrEqual(first)
        expect(startMs + stepMs).toBeGreaterThan(first)
        expect(Math.floor((last - startMs) / stepMs)).toBe(count - 1)
      }),
    )
  })
})
