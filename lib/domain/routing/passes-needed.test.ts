import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wilsonInterval } from '../statistics/wilson-interval'
import { passesNeeded, rateHeld } from './passes-needed'
import { STANDARD_RULE } from './routing-rule'

const at = (minPassRate: number, minRuns = 1) => ({ ...STANDARD_RULE, minPassRate, minRuns })

describe('passes needed', () => {
  it('takes 35 of 35 for 0.9: n / (n + 3.8415) is 0.8986 at 34 and 0.9011 at 35', () => {
    expect(passesNeeded(0, 0, at(0.9))).toBe(35)
    expect(passesNeeded(34, 34, at(0.9))).toBe(1)
    expect(passesNeeded(35, 35, at(0.9))).toBe(0)
    expect(passesNeeded(10, 10, at(0.9))).toBe(25)
  })

  it('counts the runs of the rule where the rate is met sooner, and none where both are met', () => {
    expect(passesNeeded(3, 3, at(0.2, 5))).toBe(2)
    expect(passesNeeded(0, 0, at(0, 5))).toBe(5)
    expect(passesNeeded(5, 5, at(0, 5))).toBe(0)
  })

  it('is null for a rate of 1, which no lower bound reaches; the bare share does', () => {
    expect(passesNeeded(100, 100, at(1))).toBeNull()
    expect(passesNeeded(5, 5, { ...at(1, 5), evidence: 'point' })).toBe(0)
    expect(passesNeeded(4, 5, { ...at(1, 5), evidence: 'point' })).toBeNull()
    expect(passesNeeded(1, 2, { ...at(0.75, 1), evidence: 'point' })).toBe(2)
  })

  it('is the least number: one fewer does not meet the rule', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 0, max: 20 }),
        fc.double({ min: 0.05, max: 0.97, noNaN: true }),
        (passed, failed, rate) => {
          const more = passesNeeded(passed, passed + failed, at(rate))
          if (more === null) return false
          const low = (k: number) => wilsonInterval(passed + k, passed + failed + k)?.low ?? 0
          return low(more) >= rate && (more === 0 || low(more - 1) < rate)
        },
      ),
    )
  })
})

it('holds the lower bound or the share against the rate; nothing of no runs', () => {
  expect(rateHeld(10, 10, STANDARD_RULE)).toBeCloseTo(0.7225, 4)
  expect(rateHeld(9, 10, { ...STANDARD_RULE, evidence: 'point' })).toBe(0.9)
  expect(rateHeld(0, 0, STANDARD_RULE)).toBeNull()
})
