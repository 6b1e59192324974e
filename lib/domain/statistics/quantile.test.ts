import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { medianOfCounts, quantile, sortAmounts } from './quantile'

const quartiles = (amounts: readonly bigint[]) =>
  ([0, 1, 2, 3, 4] as const).map((quarters) => quantile(sortAmounts(amounts), quarters))

describe('quantile', () => {
  // Worked by hand: place (n − 1) × p counted from 0.
  it.each([
    ['one repeat is all of them', [7n], [7n, 7n, 7n, 7n, 7n]],
    ['two: a quarter of the way', [4n, 8n], [4n, 5n, 6n, 7n, 8n]],
    ['three: the middle one, and halves', [2n, 10n, 20n], [2n, 6n, 10n, 15n, 20n]],
    ['four: the mean of the middle two', [4n, 8n, 16n, 32n], [4n, 7n, 12n, 20n, 32n]],
    ['five: each is one of them', [1n, 2n, 3n, 5n, 8n], [1n, 2n, 3n, 5n, 8n]],
    ['ties', [3n, 3n, 3n, 9n], [3n, 3n, 3n, 4n, 9n]],
  ])('%s', (_, amounts, expected) => {
    // 3, 3, 3, 9: the upper quartile is 3 + 0.25 × 6 = 4.5, half-even 4.
    expect(quartiles(amounts)).toEqual(expected)
  })

  it('rounds half to even only where it does not divide', () => {
    expect(quantile([1n, 2n], 2)).toBe(2n)
    expect(quantile([2n, 3n], 2)).toBe(2n)
  })

  it('knows no quantile of nothing', () => {
    expect(() => quantile([], 2)).toThrow(RangeError)
    expect(medianOfCounts([])).toBeNull()
  })

  it('stays between the smallest and the largest, in order, whatever the order of the amounts', () => {
    fc.assert(
      fc.property(
        fc.array(fc.bigInt({ min: 0n, max: 10n ** 24n }), { minLength: 1, maxLength: 40 }),
        (amounts) => {
          const five = quartiles(amounts)
          expect(sortAmounts(five)).toEqual(five)
          expect(five).toEqual(quartiles([...amounts].reverse()))
          expect([five[0], five[4]]).toEqual([sortAmounts(amounts)[0], sortAmounts(amounts).at(-1)])
        },
      ),
    )
  })
})

it('the median of counts is the mean of the middle two', () => {
  expect(medianOfCounts([36, 30])).toBe(33)
  expect(medianOfCounts([36, 31, 30])).toBe(31)
  expect(medianOfCounts([30, 31])).toBe(30.5)
})
