import { createHash, timingSafeEqual } from 'node:crypto'
import { ProductError } from '../domain/errors'
import { env } from '../env'

/** Lets the operator's monitoring in, by a token of its own: what it reads is of no organization. */
export function requireMetricsToken(request: Request): void {
  const expected = env().OUTLAY_METRICS_TOKEN
  if (!expected) throw new ProductError('not_found', 'There are no metrics: OUTLAY_METRICS_TOKEN is not set.')
  const [, given = ''] = /^Bearer +(\S+) *$/i.exec(request.headers.get('authorization') ?? '') ?? []
  if (!timingSafeEqual(hash(given), hash(expected))) {
    throw new ProductError('unauthorized', 'Send OUTLAY_METRICS_TOKEN as "Authorization: Bearer TOKEN".')
  }
}

function hash(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
