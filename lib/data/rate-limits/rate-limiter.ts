import { RateLimiterPostgres } from 'rate-limiter-flexible'
import { databasePool } from '../database'

export interface RateLimit {
  /** So many are let through … */
  points: number
  /** … in a window of so many seconds, which begins with the first. */
  durationSeconds: number
}

const limiters = new WeakMap<object, Map<string, RateLimiterPostgres>>()

/** The limiter of a rule; every process counts in the same table. */
export function rateLimiter({ points, durationSeconds }: RateLimit): RateLimiterPostgres {
  const pool = databasePool()
  const ofPool = limiters.get(pool) ?? new Map<string, RateLimiterPostgres>()
  limiters.set(pool, ofPool)
  const rule = `${points}/${durationSeconds}`
  const known = ofPool.get(rule)
  if (known) return known
  const made = new RateLimiterPostgres({
    // Without the names of prepared statements, which an older PgBouncer loses between transactions.
    storeClient: {
      query: ({ text, values }: { text: string; values: unknown[] }) => pool.query(text, values),
    },
    storeType: 'pool',
    keyPrefix: '',
    tableName: 'rate_limit',
    tableCreated: true,
    points,
    duration: durationSeconds,
    // What is over the limit costs no statement until the window ends.
    inMemoryBlockOnConsumed: points,
  })
  ofPool.set(rule, made)
  return made
}
