import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { limitOf } from './budget-limit'

const plain = { amount: 100n, increase: null, carriesOver: false }
const month = (start: string, spent: bigint) => ({ start, spent })

describe('limitOf', () => {
  it('is the amount, and the increase while it lasts', () => {
    const raised = { ...plain, increase: { amount: 50n, until: '2026-10-01' } }
    expect(limitOf(raised, '2026-10-01', [])).toEqual({ limit: 150n, carried: 0n })
    expect(limitOf(raised, '2026-11-01', [])).toEqual({ limit: 100n, carried: 0n })
  })

  it('carries what each period left, added up; what was too much is not taken from the next', () => {
    const carrying = { ...plain, carriesOver: true }
    const before = [month('2026-07-01', 40n), month('2026-08-01', 130n), month('2026-09-01', 500n)]
    // 60 left; then 100 + 60 − 130 = 30 left; then too much: nothing.
    expect(limitOf(carrying, '2026-09-01', before.slice(0, 2))).toEqual({ limit: 130n, carried: 30n })
    expect(limitOf(carrying, '2026-10-01', before)).toEqual({ limit: 100n, carried: 0n })
    expect(limitOf(plain, '2026-10-01', before)).toEqual({ limit: 100n, carried: 0n })
  })

  it('is never below the amount, whatever was spent', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt({ min: 0n, max: 10n ** 20n })), (spent) => {
        const before = spent.map((one) => month('2026-01-01', one))
        const { limit, carried } = limitOf({ ...plain, carriesOver: true }, '2026-10-01', before)
        expect(carried >= 0n && limit === 100n + carried).toBe(true)
        expect(carried <= 100n * BigInt(spent.length)).toBe(true)
      }),
    )
  })
})
