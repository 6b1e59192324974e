import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatUsd } from '../money'
import { ColumnSum } from './column-sum'

const sumOf = (cells: (string | number | null)[]) => {
  const sum = new ColumnSum()
  for (const cell of cells) sum.add(cell)
  return sum.value
}

describe('ColumnSum', () => {
  it.each([
    [[], null],
    [[null, null], null],
    [[null, '0'], '0'],
    [['0.1', '0.2'], '0.3'],
    [['378.351234567890123', '0.000000000000001'], '378.351234567890124'],
    [['2', '-2.5'], '-0.5'],
    [[1, null, 2], 3],
    [[0], 0],
    [[Number.MAX_SAFE_INTEGER, 2], '9007199254740993'],
  ])('%j is %j', (cells, sum) => expect(sumOf(cells)).toBe(sum))

  it('is exact whatever the amounts', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), { minLength: 1 }), (femto) => {
        expect(sumOf(femto.map(formatUsd))).toBe(formatUsd(femto.reduce((all, one) => all + one, 0n)))
      }),
    )
  })

  it.each(['much', '0.0000000000000001', '', '--1'])('refuses %j rather than leaving it out', (cell) =>
    expect(() => sumOf([cell])).toThrow(RangeError),
  )
})
