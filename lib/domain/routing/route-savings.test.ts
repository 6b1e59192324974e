import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatUsd, parseUsd } from '../money'
import { modelEvidence } from './model-evidence'
import { routeSavings } from './route-savings'

const of = (usd: string, passed: number, runs: number) => ({
  ...modelEvidence('m', []),
  counted: { femto: parseUsd(usd) ?? 0n, passed, runs },
})

describe('what a route would have saved', () => {
  it('is the cost of the others less their passing runs at the route’s cost: 10 − 4 × 2 / 3', () => {
    const to = of('2', 3, 4)
    const savings = routeSavings([to, of('7', 4, 5), of('3', 0, 6)], to)
    expect(formatUsd(savings?.savingFemto ?? 0n)).toBe('7.333333333333333')
    // Wilson of 3/4 is 0.300642 to 0.954413; a try is $0.50.
    expect(Number(formatUsd(savings?.lowFemto ?? 0n))).toBeCloseTo(10 - (4 * 0.5) / 0.300642, 4)
    expect(Number(formatUsd(savings?.highFemto ?? 0n))).toBeCloseTo(10 - (4 * 0.5) / 0.954413, 4)
  })

  it('is nothing where all runs were its own, and null where none of them passed', () => {
    const to = of('2', 3, 4)
    expect(routeSavings([to], to)).toEqual({ savingFemto: 0n, lowFemto: 0n, highFemto: 0n })
    const never = of('2', 0, 4)
    expect(routeSavings([never, of('1', 1, 1)], never)).toBeNull()
  })

  it('lies within its range', () => {
    const evidence = fc
      .tuple(fc.bigInt(1n, 10n ** 18n), fc.integer({ min: 1, max: 50 }), fc.integer({ min: 0, max: 50 }))
      .map(([femto, passed, failed]) => ({
        ...modelEvidence('m', []),
        counted: { femto, passed, runs: passed + failed },
      }))
    fc.assert(
      fc.property(evidence, fc.array(evidence, { maxLength: 4 }), (to, others) => {
        const savings = routeSavings([to, ...others], to)
        return (
          savings !== null &&
          savings.lowFemto <= savings.savingFemto &&
          savings.savingFemto <= savings.highFemto
        )
      }),
    )
  })
})
