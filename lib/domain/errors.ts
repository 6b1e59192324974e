/** What can go wrong for a reason that the caller can understand. Anything else is a fault of ours. */
export type ErrorCode =
  | 'invalid'
  | 'unauthorized'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'too_large'
  | 'unprocessable'
  | 'rate_limited'

export interface FieldError {
  path: string
  message: string
}

/** A refusal with a code; `lib/http/problem.ts` gives each code its status. Not found and not yours are the same. */
export class ProductError extends Error {
  override name = 'ProductError'
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details: { fields?: readonly FieldError[]; retryAfterSeconds?: number } = {},
  ) {
    super(message)
  }
}
