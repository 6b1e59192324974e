import { LOCALE } from '../domain/display/locale'
import type { MeasureUnit } from '../domain/usage/spend-measure'

const large = new Intl.NumberFormat(LOCALE, { notation: 'compact', maximumFractionDigits: 2 })
const small = new Intl.NumberFormat(LOCALE, { maximumSignificantDigits: 3 })
const cents = new Intl.NumberFormat(LOCALE, { minimumFractionDigits: 2 })

/** A tick of an axis: "$0", "$0.05", "$1.10", "$1.25K", "3M". Ticks are round numbers, so short is exact. */
export function axisLabel(value: number, unit: MeasureUnit): string {
  if (unit === 'usd') return `$${inCents(value) ? cents.format(value) : short(value)}`
  return short(value)
}

/** Beside "$1.65" it is "$1.10", not "$1.1". */
function inCents(value: number): boolean {
  return !Number.isInteger(value) && Number.isInteger(Math.round(value * 1e6) / 1e4) && Math.abs(value) < 1000
}

function short(value: number): string {
  return value !== 0 && Math.abs(value) < 1 ? small.format(value) : large.format(value)
}
