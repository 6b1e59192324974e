/**
 * A token count as logs hold it: absent and null are none, whole numbers and their digits count. Negative where the
 * value is no count (fractions, signs, NaN, beyond 2^53): the caller names it and leaves the line out.
 */
export function toTokenCount(value: unknown): number {
  if (value === undefined || value === null) return 0
  if (typeof value === 'number') return Number.isSafeInteger(value) && value >= 0 ? value : NOT_A_COUNT
  if (typeof value !== 'string') return NOT_A_COUNT
  const text = value.trim()
  if (text === '') return 0
  if (!/^\d{1,16}(\.0+)?$/.test(text)) return NOT_A_COUNT
  const count = Number(text)
  return Number.isSafeInteger(count) ? count : NOT_A_COUNT
}

const NOT_A_COUNT = -1
