import { expect, it } from 'vitest'
import { toRangeBars } from './to-range-bars'

it('puts every range on the scale of the widest', () => {
  const rows = [
    { low_usd: '10', total_usd: '20', high_usd: '40' },
    { low_usd: null, total_usd: null, high_usd: null },
    { low_usd: '5', total_usd: '5', high_usd: '5' },
  ]
  expect(toRangeBars(rows)).toEqual([
    { left: 25, width: 75, mark: 50 },
    null,
    { left: 12.5, width: 0, mark: 12.5 },
  ])
})

it('has an end where everything is free', () => {
  expect(toRangeBars([{ low_usd: '0', total_usd: '0', high_usd: '0' }])).toEqual([
    { left: 0, width: 0, mark: 0 },
  ])
})
