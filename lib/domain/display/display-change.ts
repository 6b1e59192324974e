import { formatUsd } from '../money'
import { displayUsd, femtoOf } from './display-usd'

export interface Change {
  direction: 'up' | 'down' | 'same'
  /** "+$12.40". */
  amount: string
  /** "+8%"; null where there was nothing before. */
  percent: string | null
  /** The whole in words, for whoever does not see the arrow. */
  words: string
}

/** How an amount compares with an earlier one, both exact decimal text in USD. */
export function displayChange(now: string, before: string): Change {
  const difference = femtoOf(now) - femtoOf(before)
  if (difference === 0n) return { direction: 'same', amount: '$0.00', percent: '0%', words: 'the same' }
  const isUp = difference > 0n
  const size = formatUsd(isUp ? difference : -difference)
  const percent = percentOf(difference, femtoOf(before))
  return {
    direction: isUp ? 'up' : 'down',
    amount: `${isUp ? '+' : '−'}${displayUsd(size)}`,
    percent,
    words: `${displayUsd(size)} ${isUp ? 'more' : 'less'}`,
  }
}

function percentOf(difference: bigint, before: bigint): string | null {
  if (before <= 0n) return null
  const tenths = Number((difference * 1000n) / before)
  const size = Math.abs(tenths)
  const sign = difference > 0n ? '+' : '−'
  if (size === 0) return `${sign}<0.1%`
  if (size >= 10_000) return `${sign}>999%`
  return `${sign}${size < 100 ? (size / 10).toFixed(1) : Math.round(size / 10)}%`
}
