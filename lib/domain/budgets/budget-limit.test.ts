import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keepPastAmounts, limitOf } from './budget-limit'

const plain = { amount: 100n, increase: null, pastAmounts: [], carriesOver: false }
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

describe('keepPastAmounts', () => {
  const monthly = { ...plain, period: 'month', startsOn: '2026-06-10' } as const

  it('keeps what the periods that are over had, as runs; the one that is not has the new terms', () => {
    const kept = keepPastAmounts({ ...monthly, increase: { amount: 50n, until: '2026-07-15' } }, '2026-09-20')
    expect(kept).toEqual([
      { until: '2026-07-01', amount: 150n },
      { until: '2026-08-01', amount: 100n },
    ])
    const changed = { ...plain, amount: 300n, pastAmounts: kept, carriesOver: true }
    expect(limitOf(changed, '2026-07-01', []).limit).toBe(150n)
    expect(limitOf(changed, '2026-08-01', []).limit).toBe(100n)
    expect(limitOf(changed, '2026-09-01', [month('2026-08-01', 30n)])).toEqual({ limit: 370n, carried: 70n })
  })

  it('keeps what was kept, however often it is changed', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt({ min: 1n, max: 9n }), { minLength: 1, maxLength: 6 }), (amounts) => {
        let budget: Parameters<typeof keepPastAmounts>[0] = monthly
        const given: bigint[] = []
        for (const [index, amount] of amounts.entries()) {
          const day = `2026-${String(index + 6).padStart(2, '0')}-15`
          // Changed twice in the month: the last one counts.
          for (const asked of [99n, amount])
            budget = { ...budget, amount: asked, pastAmounts: keepPastAmounts(budget, day) }
          given.push(amount)
        }
        const limits = given.map((_, index) => {
          const start = `2026-${String(index + 6).padStart(2, '0')}-01`
          return limitOf({ ...budget, carriesOver: false }, start, []).limit
        })
        expect(limits).toEqual(given)
      }),
    )
  })

  it('there is nothing to keep of a whole life, or before the first period is over', () => {
    expect(keepPastAmounts({ ...monthly, period: 'life' }, '2026-09-20')).toEqual([])
    expect(keepPastAmounts(monthly, '2026-06-30')).toEqual([])
    expect(keepPastAmounts(monthly, '2026-01-01')).toEqual([])
  })
})
