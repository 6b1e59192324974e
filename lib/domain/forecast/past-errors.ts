import { quantile } from 'simple-statistics'
import { foreseeDays } from './foresee-days'
import { remembered } from './remembered'

const MOST_ORIGINS = 25
const FEWEST_BEFORE = 7

/** The actual sum of some days over the foreseen one: 10 % of the past was below `low`, 10 % above `high`. */
export interface ErrorRatios {
  low: number
  high: number
}

/**
 * How wrong the simple rules were over so many days, at each day of the series' own past (rolling origins), drawn toward
 * a wide interval as if that had been seen too: a short past proves little.
 */
export const pastErrors = remembered(ratiosOf)

function ratiosOf(values: readonly number[], horizon: number, wide: number): ErrorRatios {
  const ratios: number[] = []
  const last = values.length - horizon
  for (let origin = last; origin >= FEWEST_BEFORE && ratios.length < MOST_ORIGINS; origin -= 2) {
    const foreseen = sum(foreseeDays(values.slice(Math.max(0, origin - 84), origin), horizon, null))
    const actual = sum(values.slice(origin, origin + horizon))
    if (foreseen > 0) ratios.push(actual / foreseen)
  }
  // Origins side by side share most of their days: they count as few.
  const independent = (2 * ratios.length) / Math.max(1, Math.min(horizon, 7))
  const trust = independent / (independent + 3)
  const prior = { low: 1 / (1 + wide), high: 1 + wide }
  if (ratios.length < 3) return prior
  const stretch = 1.15
  const low = quantile(ratios, 0.1)
  const high = quantile(ratios, 0.9)
  return {
    low: Math.max(0, Math.min(1, trust * (1 - (1 - low) * stretch) + (1 - trust) * prior.low)),
    high: Math.max(1, trust * (1 + (high - 1) * stretch) + (1 - trust) * prior.high),
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
