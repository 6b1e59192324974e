import { LOCALE } from '../domain/display/locale'
import type { MeasureUnit } from '../domain/usage/spend-measure'

const large = new Intl.NumberFormat(LOCALE, { notation: 'compact', maximumFractionDigits: 2 })
const small = new Intl.NumberFormat(LOCALE, { maximumSignificantDigits: 3 })

/** A tick of an axis: "$0", "$0.05", "$1.25K", "3M". Ticks are round numbers, so short is exact. */
export function axisLabel(value: number, unit: MeasureUnit): string {
  const text = value !== 0 && Math.abs(value) < 1 ? small.format(value) : large.format(value)
  return unit === 'usd' ? `$${text}` : text
}
