/**
 * Money as whole femto-dollars (1e-15 USD) in a bigint: prices go below a nano-dollar a token, and binary floating
 * point never adds up. The only file that does arithmetic on money.
 */
export const FEMTO_PER_USD = 1_000_000_000_000_000n

const PLACES = 15
const MAX_DIGITS = 60
const DECIMAL = /^(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/

/** An exact, non-negative ratio: `numerator / denominator`, denominator > 0. */
export interface Fraction {
  numerator: bigint
  denominator: bigint
}

export const ONE: Fraction = { numerator: 1n, denominator: 1n }

/**
 * Reads a decimal as it stands in the source text ("0.1", "12", ".5", "1e-7") into an exact fraction with a power of
 * ten as denominator; null for anything else: empty, signed, NaN, infinite, grouped, hexadecimal, absurdly long.
 */
export function parseDecimal(text: string): Fraction | null {
  if (text.length > MAX_DIGITS) return null
  const match = DECIMAL.exec(text)
  if (match === null) return null
  const whole = match[1] ?? ''
  const fraction = match[2] ?? ''
  if (whole === '' && fraction === '') return null
  const exponent = Number(match[3] ?? '0') - fraction.length
  if (Math.abs(exponent) > MAX_DIGITS) return null
  const digits = BigInt(whole + fraction)
  return exponent >= 0
    ? { numerator: digits * 10n ** BigInt(exponent), denominator: 1n }
    : { numerator: digits, denominator: 10n ** BigInt(-exponent) }
}

/**
 * A USD amount from its decimal text (exponent forms as JSON writes them included) to femto-dollars.
 * Null where it is no non-negative decimal or has more than 15 significant places: never rounded.
 */
export function parseUsd(text: string): bigint | null {
  const value = parseDecimal(text)
  if (value === null) return null
  const scaled = value.numerator * FEMTO_PER_USD
  return scaled % value.denominator === 0n ? scaled / value.denominator : null
}

/** Like `parseUsd`, but rounds half-even at 15 places what is finer, such as a cost another tool computed in floats. */
export function parseUsdRounded(text: string): bigint | null {
  const value = parseDecimal(text)
  return value === null ? null : divideHalfEven(value.numerator * FEMTO_PER_USD, value.denominator)
}

/** Femto-dollars as a decimal string in USD: exact, no exponent, no trailing zeros. Negative differences keep their sign. */
export function formatUsd(femto: bigint): string {
  const sign = femto < 0n ? '-' : ''
  const digits = (femto < 0n ? -femto : femto).toString().padStart(PLACES + 1, '0')
  const whole = digits.slice(0, -PLACES)
  const fraction = digits.slice(-PLACES).replace(/0+$/, '')
  return fraction === '' ? sign + whole : `${sign}${whole}.${fraction}`
}

/** `femto / n` in USD, rounded half-even at 15 places; throws on n = 0 (a mean of nothing is no figure). */
export function divideUsd(femto: bigint, n: number | bigint): string {
  return formatUsd(divideHalfEven(femto, BigInt(n)))
}

/** `femto × fraction` in femto-dollars, rounded half-even where it does not divide. */
export function multiplyFraction(femto: bigint, fraction: Fraction): bigint {
  if (fraction.numerator === fraction.denominator) return femto
  return divideHalfEven(femto * fraction.numerator, fraction.denominator)
}

/** What `quantity` units at `rate` femto-dollars each cost under a multiplier; the only rounding is the multiplier's. */
export function multiplyRate(rate: bigint, quantity: number, factor: Fraction): bigint {
  return multiplyFraction(rate * BigInt(quantity), factor)
}

/** The product of two fractions, in lowest terms. */
export function combineFractions(a: Fraction, b: Fraction): Fraction {
  const numerator = a.numerator * b.numerator
  const denominator = a.denominator * b.denominator
  const divisor = greatestCommonDivisor(numerator, denominator)
  return { numerator: numerator / divisor, denominator: denominator / divisor }
}

/** The sum of two fractions; in lowest terms where their denominators differ. */
export function addFractions(a: Fraction, b: Fraction): Fraction {
  if (a.denominator === b.denominator)
    return { numerator: a.numerator + b.numerator, denominator: a.denominator }
  return combineFractions(ONE, {
    numerator: a.numerator * b.denominator + b.numerator * a.denominator,
    denominator: a.denominator * b.denominator,
  })
}

/** A fraction as a decimal string, rounded half-even at 15 places where it has no end (5/3). */
export function formatFraction(fraction: Fraction): string {
  return formatUsd(divideHalfEven(fraction.numerator * FEMTO_PER_USD, fraction.denominator))
}

/** Integer division rounding half to even; throws a RangeError on a zero divisor. */
export function divideHalfEven(dividend: bigint, divisor: bigint): bigint {
  if (divisor < 0n) return divideHalfEven(-dividend, -divisor)
  const quotient = dividend / divisor
  const remainder = dividend % divisor
  if (remainder === 0n) return quotient
  const twice = (remainder < 0n ? -remainder : remainder) * 2n
  const away = twice > divisor || (twice === divisor && quotient % 2n !== 0n)
  if (!away) return quotient
  return dividend < 0n ? quotient - 1n : quotient + 1n
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? (a === 0n ? 1n : a) : greatestCommonDivisor(b, a % b)
}
