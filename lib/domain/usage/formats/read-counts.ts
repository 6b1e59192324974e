import { toTokenCount } from '../token-count'

/** Counts by name as a log holds them, or one sentence that names the first that is no count. */
export function readCounts<K extends string>(raw: Readonly<Record<K, unknown>>): Record<K, number> | string {
  const counts = {} as Record<K, number>
  for (const name of Object.keys(raw) as K[]) {
    const count = toTokenCount(raw[name])
    if (count < 0) return `${name}: ${shown(raw[name])} is not a whole number from 0 to 2^53`
    counts[name] = count
  }
  return counts
}

const shown = (value: unknown): string =>
  typeof value === 'object' ? 'an object' : String(value).slice(0, 40)

/** Input that holds its cached part (OpenAI's and Google's convention) in disjoint buckets. A part is at most the whole. */
export function splitInput(
  total: number,
  cached: number,
  written: number,
): { inputTokens: number; cacheReadTokens: number; cacheWrite5mTokens: number } {
  const cacheReadTokens = Math.min(cached, total)
  const cacheWrite5mTokens = Math.min(written, total - cacheReadTokens)
  return { inputTokens: total - cacheReadTokens - cacheWrite5mTokens, cacheReadTokens, cacheWrite5mTokens }
}
