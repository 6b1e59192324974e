import { LOCALE } from './locale'

const exact = new Intl.NumberFormat(LOCALE)
const compact = new Intl.NumberFormat(LOCALE, { notation: 'compact', maximumFractionDigits: 1 })

/** A whole number with its groups: 1,204. */
export function displayCount(count: number | bigint): string {
  return exact.format(count)
}

/** A large number in short, its exact form is for the hover: 1.2M, 950. */
export function displayCompact(count: number | bigint): string {
  return compact.format(count)
}

/** "1 call", "1,204 calls". */
export function displayNumberOf(count: number, one: string, many = `${one}s`): string {
  return `${displayCount(count)} ${count === 1 ? one : many}`
}
