import {
  combineFractions,
  type Fraction,
  formatUsd,
  multiplyFraction,
  parseDecimal,
  parseUsd,
} from '../money'

/** What a team does in a month: decimals as text, none of them below zero. */
export interface MonthlyWork {
  engineers: string
  /** Of each engineer, each working day. */
  featuresPerDay: string
  workingDays: string
}

/** The work that the framework benchmark of May 2026 reckons with: 10 engineers, a feature a day; 22 working days. */
export const STANDARD_WORK: MonthlyWork = { engineers: '10', featuresPerDay: '1', workingDays: '22' }

/** Features in a month, exact: engineers × features a day × working days. Null where one is no decimal from 0 on. */
export function featuresOf(work: MonthlyWork): Fraction | null {
  const parts = [work.engineers, work.featuresPerDay, work.workingDays].map(parseDecimal)
  return parts.reduce<Fraction | null>(
    (product, part) => (product === null || part === null ? null : combineFractions(product, part)),
    { numerator: 1n, denominator: 1n },
  )
}

/**
 * The month's bill in USD: features × cost of one, rounded half-even at 15 places; null where an input is no decimal.
 * 10 engineers × 1 a day × 22 days × $2 = $440.
 */
export function monthlyBill(work: MonthlyWork, usdPerFeature: string): string | null {
  const features = featuresOf(work)
  const femto = parseUsd(usdPerFeature)
  return features === null || femto === null ? null : formatUsd(multiplyFraction(femto, features))
}
