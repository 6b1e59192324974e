import { expect, test } from 'vitest'
import { parseReportedCents, parseReportedCost, sumReportedCosts } from './reported-cost'

test.each([
  [0.5, '0.5'],
  ['0.1000', '0.1'],
  ['$1,234.50', '1234.5'],
  ['12 USD', '12'],
  [1e-7, '0.0000001'],
  [0.31851840000000003, '0.3185184'],
  ['0.0000000000000005', '0'],
  ['0.0000000000000015', '0.000000000000002'],
  [0, '0'],
])('%s is %s', (value, text) => {
  expect(parseReportedCost(value)).toBe(text)
})

test.each([
  [-1],
  ['-0.5'],
  ['NaN'],
  [Number.NaN],
  [Number.POSITIVE_INFINITY],
  ['Included'],
  [''],
  [null],
  [{}],
  ['1e30'],
])('refuses %s', (value) => {
  expect(parseReportedCost(value)).toBeNull()
})

test.each([
  ['123.45', '1.2345'],
  [15.66, '0.1566'],
  [1e-7, '0.000000001'],
  ['2E+3', '20'],
  [0, '0'],
  [-1, null],
  ['', null],
  ['1e9999', null],
])('%s cents are $%s', (value, text) => {
  expect(parseReportedCents(value)).toBe(text)
})

test('what is unknown adds nothing, and nothing known is no cost', () => {
  expect(sumReportedCosts(['0.1', null, '0.2'])).toBe('0.3')
  expect(sumReportedCosts([null, null])).toBeNull()
})
