import { expect, it } from 'vitest'
import { addDays } from '../calendar'
import { FEMTO_PER_USD } from '../money'
import { anomalyDrivers, type DatedSlice } from './anomaly-drivers'

const usd = (dollars: number) => BigInt(dollars) * FEMTO_PER_USD
const slice = (day: string, user: string, model: string, dollars: number): DatedSlice => ({
  day,
  project: 'web',
  user,
  model,
  spent: usd(dollars),
})

it('names who and what lay above their own days, within the same project, the largest first', () => {
  const day = '2026-06-20'
  const before = Array.from({ length: 11 }, (_, ago) => [
    slice(addDays(day, -ago - 1), 'ada', 'a', 10),
    slice(addDays(day, -ago - 1), 'bob', 'b', 20),
  ]).flat()
  const others = { ...slice(day, 'eve', 'z', 900), project: 'api' }
  const today = [slice(day, 'ada', 'a', 110), slice(day, 'bob', 'b', 15), slice(day, 'bob', 'c', 50)]
  const later = slice(addDays(day, 1), 'ada', 'a', 999)
  expect(
    anomalyDrivers({ dimension: 'project', value: 'web' }, day, [...before, ...today, others, later]),
  ).toEqual([
    { dimension: 'user', value: 'ada', aboveUsd: '100' },
    { dimension: 'model', value: 'a', aboveUsd: '100' },
    { dimension: 'model', value: 'c', aboveUsd: '50' },
  ])
})
