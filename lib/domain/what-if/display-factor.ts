import { combineFractions, type Fraction, formatFraction } from '../money'

/** A share as a percentage: "50%", "12.5%". */
export function displayPercentOf(share: Fraction): string {
  return `${formatFraction(combineFractions(share, { numerator: 100n, denominator: 1n }))}%`
}
