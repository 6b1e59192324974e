import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ExactSum } from './exact-sum'

const sumOf = (...parts: [bigint, bigint][]) => {
  const sum = new ExactSum()
  for (const [numerator, denominator] of parts) sum.add({ numerator, denominator })
  return sum.rounded()
}

describe('ExactSum', () => {
  it('rounds once, at the end, half to even', () => {
    expect(sumOf([1n, 3n], [1n, 3n], [1n, 3n])).toBe(1n)
    expect(sumOf([1n, 4n], [1n, 4n])).toBe(0n)
    expect(sumOf([1n, 1n], [1n, 4n], [1n, 4n])).toBe(2n)
    expect(sumOf([1n, 3n], [1n, 6n], [1n, 2n])).toBe(1n)
    expect(sumOf()).toBe(0n)
  })

  it('is the same in any order', () => {
    const part = fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 20n }), fc.bigInt({ min: 1n, max: 10n ** 9n }))
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        expect(sumOf(...[...parts].reverse())).toBe(sumOf(...parts))
      }),
    )
  })
})
