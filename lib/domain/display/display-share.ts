import { NO_FIGURE } from './locale'

/** A part of a whole as a percentage: whole from 10 % on, one decimal under it, "<0.1%" for a trace. A dash of nothing. */
export function displayShare(part: bigint, whole: bigint): string {
  if (whole <= 0n) return NO_FIGURE
  if (part === 0n) return '0%'
  const thousandths = Number((part * 100_000n) / whole) / 1000
  if (thousandths < 0.1) return '<0.1%'
  if (thousandths > 99 && part < whole) return '>99%'
  return thousandths < 9.95 ? `${thousandths.toFixed(1)}%` : `${Math.round(thousandths)}%`
}
