/**
 * Sends several statements on one connection at once. That `pg` keeps them in their order is to end with its next major
 * version, of which it warns once.
 */
export function queued<Result>(send: () => Result): Result {
  const before = process.noDeprecation
  process.noDeprecation = true
  try {
    return send()
  } finally {
    process.noDeprecation = before ?? false
  }
}
