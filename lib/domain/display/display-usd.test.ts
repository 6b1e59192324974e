import { describe, expect, it } from 'vitest'
import { displayExactUsd, displayUsd, femtoOf } from './display-usd'

describe('displayUsd', () => {
  it.each([
    ['nothing known', null, '–'],
    ['zero', '0', '$0.00'],
    ['the least that shows', '0.0001', '$0.0001'],
    ['half of the least rounds to even, to nothing', '0.00005', '< $0.0001'],
    ['a hair over half of the least', '0.000050000000001', '$0.0001'],
    ['a femto-dollar', '0.000000000000001', '< $0.0001'],
    ['four decimals under a dollar', '0.25', '$0.2500'],
    ['the last that stays under a dollar', '0.99994', '$0.9999'],
    ['what rounds to a dollar has cents', '0.99996', '$1.00'],
    ['a dollar', '1', '$1.00'],
    ['half a cent rounds to even, down', '1.005', '$1.00'],
    ['half a cent rounds to even, up', '1.015', '$1.02'],
    ['grouped', '1234567.891', '$1,234,567.89'],
    ['beyond what a float holds', '90071992547409931.25', '$90,071,992,547,409,931.25'],
    ['a difference', '-12.4', '-$12.40'],
    ['a difference that is almost none', '-0.00001', '> -$0.0001'],
    ['never minus zero', '-0', '$0.00'],
  ])('%s', (_, decimal, shown) => {
    expect(displayUsd(decimal)).toBe(shown)
  })

  it('refuses what is no decimal text', () => {
    expect(() => displayUsd('1e-7')).toThrow(RangeError)
    expect(() => displayUsd('')).toThrow(RangeError)
  })
})

it('shows every digit on hover', () => {
  expect(displayExactUsd('1234.000000000000001')).toBe('$1,234.000000000000001')
  expect(displayExactUsd('3')).toBe('$3.00')
  expect(displayExactUsd('-0.5')).toBe('-$0.50')
  expect(displayExactUsd(null)).toBe('no price')
})

it('reads NUMERIC with its zeros', () => {
  expect(femtoOf('0.100000000000000')).toBe(100_000_000_000_000n)
  expect(femtoOf('-2')).toBe(-2_000_000_000_000_000n)
})
