import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  combineFractions,
  divideHalfEven,
  divideUsd,
  FEMTO_PER_USD,
  formatFraction,
  formatUsd,
  multiplyFraction,
  parseUsd,
  parseUsdRounded,
} from './money'

describe('parseUsd', () => {
  it.each([
    ['0', 0n],
    ['1', FEMTO_PER_USD],
    ['0.15', 150_000_000_000_000n],
    ['.5', 500_000_000_000_000n],
    ['5.', 5n * FEMTO_PER_USD],
    ['1e-7', 100_000_000n],
    ['1E-15', 1n],
    ['2.5e3', 2_500n * FEMTO_PER_USD],
    ['0.000000000000001', 1n],
    ['0.0000000000000010', 1n],
    ['9007199254740993', 9_007_199_254_740_993n * FEMTO_PER_USD],
  ])('%s', (text, femto) => expect(parseUsd(text)).toBe(femto))

  it.each([
    '',
    '.',
    '-1',
    '+1',
    ' 1',
    '1,000',
    'NaN',
    'Infinity',
    '0x10',
    '1e',
    '$1',
    '1e999',
    '1'.repeat(61),
  ])('refuses %j', (text) => expect(parseUsd(text)).toBeNull())

  it('refuses what is finer than a femto-dollar instead of rounding it', () => {
    expect(parseUsd('1e-16')).toBeNull()
    expect(parseUsd('0.0000000000000001')).toBeNull()
  })

  it('rounds float noise half-even where asked to', () => {
    expect(parseUsdRounded('0.31851840000000003')).toBe(318_518_400_000_000n)
    expect(parseUsdRounded('0.0000000000000005')).toBe(0n)
    expect(parseUsdRounded('0.0000000000000015')).toBe(2n)
    expect(parseUsdRounded('-1')).toBeNull()
  })
})

describe('formatUsd', () => {
  it.each([
    [0n, '0'],
    [1n, '0.000000000000001'],
    [FEMTO_PER_USD, '1'],
    [1_230_000_000_000_000n, '1.23'],
    [-1_500_000_000_000_000n, '-1.5'],
    [10n * FEMTO_PER_USD, '10'],
  ])('%s', (femto, text) => expect(formatUsd(femto)).toBe(text))

  it('comes back the same', () => {
    fc.assert(fc.property(fc.bigInt(0n, 10n ** 30n), (femto) => parseUsd(formatUsd(femto)) === femto))
  })
})

describe('division', () => {
  it.each([
    [5n, 2n, 2n],
    [7n, 2n, 4n],
    [-5n, 2n, -2n],
    [-7n, 2n, -4n],
    [5n, -2n, -2n],
    [1n, 3n, 0n],
    [2n, 3n, 1n],
    [4n, 2n, 2n],
  ])('%s / %s half-even is %s', (a, b, quotient) => expect(divideHalfEven(a, b)).toBe(quotient))

  it('throws on a mean of nothing', () => expect(() => divideUsd(1n, 0)).toThrow(RangeError))

  it('gives a quotient at 15 places', () => {
    expect(divideUsd(FEMTO_PER_USD, 3)).toBe('0.333333333333333')
    expect(divideUsd(2n * FEMTO_PER_USD, 3)).toBe('0.666666666666667')
    expect(divideUsd(1n, 2)).toBe('0')
    expect(divideUsd(3n, 2)).toBe('0.000000000000002')
  })
})

describe('fractions', () => {
  it('multiply exactly where they divide and half-even where not', () => {
    expect(multiplyFraction(10n, { numerator: 11n, denominator: 10n })).toBe(11n)
    expect(multiplyFraction(1n, { numerator: 1n, denominator: 2n })).toBe(0n)
    expect(multiplyFraction(3n, { numerator: 1n, denominator: 2n })).toBe(2n)
  })
  it('combine in lowest terms and print as decimals', () => {
    const both = combineFractions({ numerator: 1n, denominator: 2n }, { numerator: 11n, denominator: 10n })
    expect(both).toEqual({ numerator: 11n, denominator: 20n })
    expect(formatFraction(both)).toBe('0.55')
    expect(formatFraction({ numerator: 5n, denominator: 3n })).toBe('1.666666666666667')
    expect(combineFractions({ numerator: 0n, denominator: 5n }, both).numerator).toBe(0n)
  })
})
