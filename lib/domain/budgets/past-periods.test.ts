import { expect, it } from 'vitest'
import { judgePast } from './past-periods'

const AT_80 = { on: 'actual', percent: 80 } as const
const AT_100 = { on: 'actual', percent: 100 } as const
const budget = {
  amount: 100n,
  increase: null,
  pastAmounts: [],
  carriesOver: false,
  thresholds: [AT_100, AT_80, { on: 'forecast', percent: 1 } as const],
}
const MONTHS = [
  { start: '2026-09-01', end: '2026-09-30' },
  { start: '2026-10-01', end: '2026-10-31' },
]

it('says what was spent in each and on which day each line was reached', () => {
  const days = new Map([
    ['2026-10-02', 20n],
    ['2026-08-31', 999n],
    ['2026-09-30', 79n],
    ['2026-10-01', 60n],
    ['2026-10-31', 20n],
    ['2026-11-01', 999n],
  ])
  expect(judgePast(budget, MONTHS, days)).toEqual([
    { ...MONTHS[0], spent: 79n, limit: 100n, crossed: [] },
    {
      ...MONTHS[1],
      spent: 100n,
      limit: 100n,
      crossed: [
        { threshold: AT_80, day: '2026-10-02' },
        { threshold: AT_100, day: '2026-10-31' },
      ],
    },
  ])
})

it('what a period left is carried to the next', () => {
  const [, october] = judgePast({ ...budget, carriesOver: true }, MONTHS, new Map([['2026-09-30', 79n]]))
  expect(october).toMatchObject({ limit: 121n, spent: 0n })
})

it('a line on the forecast is crossed on the first day that foresaw it, or when it was reached', () => {
  const onForecast = { ...budget, thresholds: [{ on: 'forecast', percent: 100 } as const] }
  const days = new Map([
    ['2026-09-12', 150n],
    ['2026-10-02', 20n],
  ])
  const foreseen = ({ start }: { start: string }) =>
    start === '2026-10-01'
      ? [
          { day: '2026-10-05', total: null },
          { day: '2026-10-10', total: 99n },
          { day: '2026-10-15', total: 100n },
        ]
      : [{ day: '2026-09-15', total: 300n }]
  const crossed = judgePast(onForecast, MONTHS, days, foreseen).map((past) => past.crossed)
  expect(crossed.map(([one]) => one?.day)).toEqual(['2026-09-12', '2026-10-15'])
  expect(judgePast(onForecast, MONTHS, days).flatMap((past) => past.crossed)).toEqual([])
})
