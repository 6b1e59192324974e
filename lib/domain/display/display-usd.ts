import { divideHalfEven, FEMTO_PER_USD } from '../money'
import { LOCALE, NO_FIGURE } from './locale'

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/
const PLACES = 15

/** Femto-dollars of a decimal text as the store and the API write it; negative differences too. Throws on anything else. */
export function femtoOf(decimal: string): bigint {
  const match = DECIMAL.exec(decimal)
  if (match === null) throw new RangeError(`not a decimal amount: ${decimal}`)
  const [, sign, whole = '0', fraction = ''] = match
  const femto = BigInt(whole + fraction.slice(0, PLACES).padEnd(PLACES, '0'))
  return sign === '-' ? -femto : femto
}

/**
 * A USD amount (exact decimal text) as a page shows it: cents from $1 on, four decimals under it, "< $0.0001" where
 * even those are zero. Rounded half-even on the digits, never through a float. A dash where there is no figure.
 */
export function displayUsd(decimal: string | null): string {
  if (decimal === null) return NO_FIGURE
  const femto = femtoOf(decimal)
  const sign = femto < 0n ? '-' : ''
  const amount = femto < 0n ? -femto : femto
  if (amount === 0n) return '$0.00'
  const tenThousandths = rounded(amount, 4)
  if (tenThousandths === 0n) return sign ? '> -$0.0001' : '< $0.0001'
  if (tenThousandths < 10_000n) return `${sign}$${withPoint(tenThousandths, 4)}`
  return `${sign}$${withPoint(rounded(amount, 2), 2)}`
}

/** The whole exact figure, for the hover: every digit that there is, at least cents. */
export function displayExactUsd(decimal: string | null): string {
  if (decimal === null) return 'no price'
  const [whole = '0', fraction = ''] = decimal.replace('-', '').split('.')
  return `${decimal.startsWith('-') ? '-' : ''}$${grouped(whole)}.${fraction.replace(/0+$/, '').padEnd(2, '0')}`
}

function rounded(femto: bigint, places: number): bigint {
  return divideHalfEven(femto * 10n ** BigInt(places), FEMTO_PER_USD)
}

function withPoint(scaled: bigint, places: number): string {
  const digits = scaled.toString().padStart(places + 1, '0')
  return `${grouped(digits.slice(0, -places))}.${digits.slice(-places)}`
}

function grouped(whole: string): string {
  return BigInt(whole).toLocaleString(LOCALE)
}
