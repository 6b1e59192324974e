import { expect, it } from 'vitest'
import { axisLabel } from './axis-label'

it('writes dollars under a thousand with cents where they have some', () => {
  const ticks = [0, 0.3, 1.1, 1.65, 2, 45, 0.025, 1250]
  expect(ticks.map((tick) => axisLabel(tick, 'usd'))).toEqual([
    '$0',
    '$0.30',
    '$1.10',
    '$1.65',
    '$2',
    '$45',
    '$0.025',
    '$1.25K',
  ])
})
