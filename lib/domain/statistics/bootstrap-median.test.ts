import fc from 'fast-check'
import { expect, it } from 'vitest'
import { bootstrapMedian, resamplesOf } from './bootstrap-median'

const usd = (amount: number) => BigInt(Math.round(amount * 100)) * 10_000_000_000_000n

it('has no interval under three', () => {
  expect(bootstrapMedian([])).toBeNull()
  expect(bootstrapMedian([1n, 2n])).toBeNull()
})

// Of three, the median of a resample is the smallest where at least two of three draws are: 7/27 = 26 % > 2.5 %.
it('of three is from the smallest to the largest', () => {
  expect(bootstrapMedian([usd(4.45), usd(2.1), usd(2.61)])).toEqual({ low: usd(2.1), high: usd(4.45) })
})

// Of nine, P(median ≤ x(2)) = P(Bin(9, 2/9) ≥ 5) = 3.0 %: more than 2.5 and less than 5.
it('of nine is from the second to the last but one', () => {
  const amounts = [1, 2, 3, 4, 5, 6, 7, 8, 9].map(usd)
  expect(bootstrapMedian(amounts)).toEqual({ low: usd(2), high: usd(8) })
})

// Of eleven, P(median ≤ x(2)) = P(Bin(11, 2/11) ≥ 6) = 0.8 % and ≤ x(3) 5.6 %: the interval is from x(3) to x(9).
it('of eleven leaves out what the binomial distribution says', () => {
  const amounts = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map(usd)
  expect(bootstrapMedian(amounts)).toEqual({ low: usd(3), high: usd(9) })
})

it('is the same for the same amounts in any order, and moves with them', () => {
  const amount = fc.bigInt({ min: 0n, max: 10n ** 18n })
  fc.assert(
    fc.property(fc.array(amount, { minLength: 3, maxLength: 9 }), amount, (amounts, more) => {
      const interval = bootstrapMedian(amounts)
      expect(bootstrapMedian([...amounts].reverse())).toEqual(interval)
      const moved = bootstrapMedian(amounts.map((one) => one + 2n * more))
      expect(moved && interval && moved.low - interval.low).toBe(2n * more)
    }),
    { numRuns: 20 },
  )
})

it('draws less often from large samples', () => {
  expect([resamplesOf(3), resamplesOf(1_000), resamplesOf(1_000_000)]).toEqual([10_000, 5_000, 1_000])
})
