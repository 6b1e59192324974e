import fc from 'fast-check'
import { expect, it } from 'vitest'
import { formatUsd, parseUsd } from '../money'
import { RepricingDifference } from './repricing-difference'

const femto = (usd: string | null) =>
  usd === null ? 0n : usd.startsWith('-') ? -(parseUsd(usd.slice(1)) ?? 0n) : (parseUsd(usd) ?? 0n)

it('the rows add up to the total, and before and difference to after, whatever the costs', () => {
  const usd = fc.bigInt({ min: 0n, max: 10n ** 20n }).map(formatUsd)
  const change = fc.record({
    day: fc.constantFrom('2026-11-01', '2026-11-02'),
    model: fc.constantFrom('a', 'b', null),
    before: fc.option(usd),
    after: usd,
  })
  fc.assert(
    fc.property(fc.array(change), (changes) => {
      const difference = new RepricingDifference()
      for (const { day, model, before, after } of changes) difference.add(day, model, before, after)
      const rows = difference.rows()
      const total = difference.total()
      const sum = (of: (row: (typeof rows)[number]) => string | null) =>
        rows.reduce((all, row) => all + femto(of(row)), 0n)
      expect(sum((row) => row.differenceUsd)).toBe(femto(total.differenceUsd))
      expect(sum((row) => row.afterUsd)).toBe(femto(total.afterUsd))
      expect(femto(total.beforeUsd) + femto(total.differenceUsd)).toBe(femto(total.afterUsd))
      expect(total.events).toBe(changes.length)
      expect(new Set(rows.map(({ day, model }) => `${day} ${model}`)).size).toBe(rows.length)
    }),
  )
})

it('what had no cost before is unknown, not nothing', () => {
  const difference = new RepricingDifference()
  difference.add('2026-11-01', 'a', null, '2')
  expect(difference.total()).toEqual({
    events: 1,
    newlyPricedEvents: 1,
    beforeUsd: null,
    afterUsd: '2',
    differenceUsd: '2',
  })
  difference.add('2026-11-01', 'a', '5', '2')
  expect(difference.total()).toMatchObject({ newlyPricedEvents: 1, beforeUsd: '5', differenceUsd: '-1' })
})

it('nothing changed is a difference of nothing', () => {
  expect(new RepricingDifference().total()).toMatchObject({ events: 0, differenceUsd: '0' })
})
