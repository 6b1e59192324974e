import { LOCALE } from './locale'

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const

/** A size in decimal units, as file managers show it: 950 bytes, 1.4 MB. */
export function displayBytes(bytes: number): string {
  let size = bytes
  let step = 0
  // What would round to 1,000 belongs to the next unit.
  while (size >= 999.5 && step < UNITS.length - 1) {
    size /= 1000
    step++
  }
  const unit = UNITS[step] ?? 'byte'
  return new Intl.NumberFormat(LOCALE, {
    style: 'unit',
    unit,
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: size < 10 && step > 0 ? 1 : 0,
  }).format(size)
}
