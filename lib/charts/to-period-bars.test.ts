import { expect, it } from 'vitest'
import { FEMTO_PER_USD } from '../domain/money'
import { toPeriodBars } from './to-period-bars'

const usd = (dollars: number) => BigInt(dollars) * FEMTO_PER_USD

it('puts periods on one scale, and says what each crossed', () => {
  const bars = toPeriodBars(
    [
      {
        start: '2026-09-01',
        end: '2026-09-30',
        spent: usd(200),
        limit: usd(100),
        crossed: [
          { threshold: { on: 'actual', percent: 80 }, day: '2026-09-12' },
          { threshold: { on: 'actual', percent: 100 }, day: '2026-09-14' },
        ],
      },
      { start: '2026-10-01', end: '2026-10-31', spent: usd(100), limit: usd(100), crossed: [] },
      { start: '2026-11-01', end: '2026-11-30', spent: 0n, limit: usd(150), crossed: [] },
    ],
    'month',
  )
  expect(bars.map(({ label, filled, limitAt, isOver }) => [label, filled, limitAt, isOver])).toEqual([
    ['Sep 2026', 100, 50, true],
    ['Oct 2026', 50, 50, true],
    ['Nov 2026', 0, 75, false],
  ])
  expect(bars[0]?.crossed).toEqual(['80% on Sep 12', '100% on Sep 14'])
})

it('of nothing spent and nothing allowed is empty', () => {
  const [bar] = toPeriodBars(
    [{ start: '2026-11-01', end: '2026-11-30', spent: 0n, limit: 0n, crossed: [] }],
    'month',
  )
  expect(bar).toMatchObject({ filled: 0, limitAt: 0 })
})
