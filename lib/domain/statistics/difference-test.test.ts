import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { testDifference } from './difference-test'

const cents = (...amounts: number[]) => amounts.map((amount) => BigInt(amount) * 10_000_000_000_000n)
const upTo = (from: number, to: number) => cents(...Array.from({ length: to - from + 1 }, (_, i) => from + i))

describe('small samples: every arrangement', () => {
  // By hand: of the 20 ways to choose 3 of 6, the observed one and its mirror are as far apart.
  it.each([
    ['three and three apart', cents(155, 160, 170), cents(261, 250, 445), 2 / 20],
    ['four and four apart', cents(1, 2, 3, 4), cents(5, 6, 7, 8), 2 / 70],
    ['one and three: the two outermost of four', cents(1), cents(2, 3, 4), 2 / 4],
    ['one and one can show nothing', cents(1), cents(9), 1],
    ['the same amounts', cents(5, 5, 5), cents(5, 5, 5), 1],
    // 1, 2 | 2, 3: sums 3, 3, 4, 4, 5, 5 of six; as far from 4 as 3 is: 3, 3, 5, 5.
    ['a tie between the two', cents(1, 2), cents(2, 3), 4 / 6],
  ])('%s', (_, a, b, pValue) => {
    expect(testDifference(a, b)).toEqual({ method: 'exact permutation', pValue })
  })

  it('is the same both ways, in any order and unit', () => {
    const amounts = fc.array(fc.bigInt({ min: 0n, max: 10n ** 20n }), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(amounts, amounts, (a, b) => {
        const one = testDifference(a, b)?.pValue ?? Number.NaN
        expect(testDifference(b, [...a].reverse())?.pValue).toBe(one)
        expect(
          testDifference(
            a.map((x) => x * 7n),
            b.map((x) => x * 7n),
          )?.pValue,
        ).toBe(one)
        expect(one).toBeGreaterThan(0)
        expect(one).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('larger samples: ranks', () => {
  // By hand: U = 0, mean 50, variance 10 × 10 × 21 / 12 = 175; z = 49.5 / √175 = 3.7418.
  it('ten and ten apart', () => {
    const test = testDifference(upTo(1, 10), upTo(11, 20))
    expect(test?.method).toBe('Mann-Whitney')
    expect(test?.pValue).toBeCloseTo(0.0001827, 6)
  })

  // Mid-ranks 10.5 and 30.5, U = 0, mean 200; ties 2 × (20³ − 20): variance 400/12 × (41 − 15960/1560) = 1025.64; z = 199.5/32.026.
  it('ties take from the variance', () => {
    const test = testDifference(cents(...Array(20).fill(1)), cents(...Array(20).fill(2)))
    expect(test?.pValue).toBeGreaterThan(0)
    expect(test?.pValue).toBeLessThan(1e-8)
  })

  it('all the same shows nothing', () => {
    expect(testDifference(cents(...Array(20).fill(1)), cents(...Array(20).fill(1)))?.pValue).toBe(1)
  })
})

it('tests nothing against nothing', () => {
  expect(testDifference([], cents(1))).toBeNull()
})
