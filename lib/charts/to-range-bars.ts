import { femtoOf } from '../domain/display/display-usd'

/** A bar from a low to a high figure with a mark in it, in percent of the widest. */
export interface RangeBar {
  left: number
  width: number
  mark: number
}

/** Bars on one scale from zero; null for a row without figures. USD decimal text. */
export function toRangeBars(
  rows: readonly { low_usd: string | null; total_usd: string | null; high_usd: string | null }[],
): (RangeBar | null)[] {
  const most = rows.reduce((largest, { high_usd }) => {
    const high = high_usd === null ? 0n : femtoOf(high_usd)
    return high > largest ? high : largest
  }, 0n)
  const percent = (usd: string) => (most === 0n ? 0 : Number((femtoOf(usd) * 100_000n) / most) / 1_000)
  return rows.map(({ low_usd, total_usd, high_usd }) => {
    if (low_usd === null || total_usd === null || high_usd === null) return null
    const left = percent(low_usd)
    return { left, width: percent(high_usd) - left, mark: percent(total_usd) }
  })
}
