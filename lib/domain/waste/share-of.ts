import { divideHalfEven } from '../money'

/** A part of a whole as a number to six places (0.25 is a quarter); null of nothing. Both in femto-dollars. */
export function shareOf(part: bigint, whole: bigint): number | null {
  return whole === 0n ? null : Number(divideHalfEven(part * 1_000_000n, whole)) / 1_000_000
}
