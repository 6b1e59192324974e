const MOST_KEPT = 500

/**
 * The same pure function of a series, which keeps what it answered last: a history changes once a day and is asked about
 * with every page.
 */
export function remembered<Rest extends number[], Result>(
  answer: (values: readonly number[], ...rest: Rest) => Result,
): (values: readonly number[], ...rest: Rest) => Result {
  const kept = new Map<string, Result>()
  return (values, ...rest) => {
    const key = `${rest} ${values}`
    const known = kept.get(key)
    if (known !== undefined) return known
    const result = answer(values, ...rest)
    if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value ?? '')
    kept.set(key, result)
    return result
  }
}
