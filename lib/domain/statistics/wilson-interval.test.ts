import fc from 'fast-check'
import { expect, it } from 'vitest'
import { wilsonInterval } from './wilson-interval'

// Newcombe 1998 (Statistics in Medicine 17, table I, method 3) gives these to four places.
it.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
  [29, 29, 0.883, 1],
  [10, 10, 0.7225, 1],
])('%i of %i: %f to %f', (successes, n, low, high) => {
  const interval = wilsonInterval(successes, n)
  expect(interval?.low).toBeCloseTo(low, 4)
  expect(interval?.high).toBeCloseTo(high, 4)
})

it('is nothing without a trial', () => {
  expect(wilsonInterval(0, 0)).toBeNull()
})

it('holds the share, stays in 0 to 1, and mirrors', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), fc.nat(), (n, raw) => {
      const k = raw % (n + 1)
      const one = wilsonInterval(k, n)
      const mirrored = wilsonInterval(n - k, n)
      if (!one || !mirrored) return false
      expect(one.low).toBeGreaterThanOrEqual(0)
      expect(one.high).toBeLessThanOrEqual(1)
      expect(one.low).toBeLessThanOrEqual(k / n + 1e-12)
      expect(one.high).toBeGreaterThanOrEqual(k / n - 1e-12)
      expect(one.low).toBeCloseTo(1 - mirrored.high, 12)
    }),
  )
})
