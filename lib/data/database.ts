import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { ProductError } from '../domain/errors'
import { env } from '../env'
import { PrismaClient } from './generated/client'

/** A transaction inside one organization: every statement runs as the application's role under row-level security. */
export interface SqlTransaction {
  readonly organizationId: number
  readonly client: pg.PoolClient
  rows<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>
}

/** What a transaction may see before an organization is known, each read by one named policy. */
export type Visibility =
  | { organizationId: number }
  | { userId: string }
  | { keyHash: string }
  | { scheduler: true }
  | { nothing: true }

export type PrismaTransaction = Omit<
  PrismaClient,
  '$connect' | '$disconnect' | '$on' | '$transaction' | '$extends' | '$use'
>

interface Connections {
  pool: pg.Pool
  prisma: PrismaClient
}

// One set of connections a process, whatever number of bundles import this file.
const shared = globalThis as typeof globalThis & { outlayConnections?: Connections }

function connections(): Connections {
  if (!shared.outlayConnections) {
    const connectionString = env().DATABASE_URL
    if (!connectionString) throw new Error('DATABASE_URL is not set')
    const pool = new pg.Pool({ connectionString, max: 10, idleTimeoutMillis: 30_000 })
    // An idle connection that dies with the server is replaced at the next checkout.
    pool.on('error', () => undefined)
    // One that dies in somebody's hands fails their next statement; unheard, it would end the process.
    pool.on('connect', (client) => client.on('error', () => undefined))
    const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString, max: 10 }) })
    shared.outlayConnections = { pool, prisma }
  }
  return shared.outlayConnections
}

/** The pool itself, for libraries that bring their own statements (rate limits); never for an organization's data. */
export function databasePool(): pg.Pool {
  return connections().pool
}

/** Ends every connection, so that a process can exit. */
export async function disconnectDatabase(): Promise<void> {
  const open = shared.outlayConnections
  shared.outlayConnections = undefined
  await Promise.all([open?.pool.end(), open?.prisma.$disconnect()])
}

// Set per transaction, so that a pool or PgBouncer never carries it to the next one.
const ENTER = `SELECT set_config('role', 'outlay_app', true), set_config('outlay.organization', $1, true),
  set_config('outlay.user', $2, true), set_config('outlay.key_hash', $3, true), set_config('outlay.scheduler', $4, true)`

function enterValues(seen: Visibility): [string, string, string, string] {
  return [
    'organizationId' in seen ? String(seen.organizationId) : '',
    'userId' in seen ? seen.userId : '',
    'keyHash' in seen ? seen.keyHash : '',
    'scheduler' in seen ? 'on' : '',
  ]
}

/** Runs SQL in one transaction; a deadlock or a lost serialization is tried again, three times in all. */
export async function inSqlTransaction<Result>(
  seen: Visibility,
  run: (tx: SqlTransaction) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    const client = await connections().pool.connect()
    let failure: Error | undefined
    try {
      await client.query('BEGIN')
      await client.query(ENTER, enterValues(seen))
      const result = await run({
        organizationId: 'organizationId' in seen ? seen.organizationId : 0,
        client,
        rows: async <Row extends object>(text: string, values: readonly unknown[] = []) =>
          (await client.query<Row>(text, [...values])).rows,
      })
      await client.query('COMMIT')
      return result
    } catch (error) {
      failure = error instanceof Error ? error : new Error(String(error))
      await client.query('ROLLBACK').catch(() => undefined)
      if (attempt >= 3 || !isRetryable(error)) throw toRefusal(error)
    } finally {
      // A client that failed may be broken: the pool drops it.
      client.release(failure && !isDatabaseError(failure) ? failure : undefined)
    }
  }
}

const ROWS_AT_ONCE = 1_000

/**
 * Reads what a statement finds inside one organization, a batch at a time, all as it was when the reading began. The
 * connection is given back when the reader has all, or leaves; `prepare` runs before, in the same transaction.
 */
export async function* readInOrganization<Row extends object>(
  organizationId: number,
  statement: { text: string; values: readonly unknown[] },
  prepare = '',
): AsyncGenerator<Row[]> {
  const client = await connections().pool.connect()
  let failure: Error | undefined
  try {
    await client.query('BEGIN READ ONLY')
    await client.query(ENTER, enterValues({ organizationId }))
    if (prepare) await client.query(prepare)
    await client.query(`DECLARE reading NO SCROLL CURSOR FOR ${statement.text}`, [...statement.values])
    for (;;) {
      const { rows } = await client.query<Row>(`FETCH ${ROWS_AT_ONCE} FROM reading`)
      if (rows.length > 0) yield rows
      if (rows.length < ROWS_AT_ONCE) break
    }
  } catch (error) {
    failure = error instanceof Error ? error : new Error(String(error))
    throw toRefusal(error)
  } finally {
    await client.query('ROLLBACK').catch(() => undefined)
    client.release(failure && !isDatabaseError(failure) ? failure : undefined)
  }
}

/** Runs SQL inside one organization. */
export function inOrganizationSql<Result>(
  organizationId: number,
  run: (tx: SqlTransaction) => Promise<Result>,
): Promise<Result> {
  return inSqlTransaction({ organizationId }, run)
}

/** Runs Prisma's client in one transaction under the given visibility. */
export function inPrismaTransaction<Result>(
  seen: Visibility,
  run: (tx: PrismaTransaction) => Promise<Result>,
): Promise<Result> {
  const [organization, user, keyHash, scheduler] = enterValues(seen)
  return connections().prisma.$transaction(
    async (tx) => {
      await tx.$queryRaw`SELECT set_config('role', 'outlay_app', true), set_config('outlay.organization', ${organization}, true),
        set_config('outlay.user', ${user}, true), set_config('outlay.key_hash', ${keyHash}, true),
        set_config('outlay.scheduler', ${scheduler}, true)`
      return run(tx)
    },
    { maxWait: 10_000, timeout: 30_000 },
  )
}

/** Runs Prisma's client inside one organization. */
export function inOrganization<Result>(
  organizationId: number,
  run: (tx: PrismaTransaction) => Promise<Result>,
): Promise<Result> {
  return inPrismaTransaction({ organizationId }, run)
}

function isDatabaseError(error: unknown): boolean {
  return error instanceof pg.DatabaseError
}

function isRetryable(error: unknown): boolean {
  return error instanceof pg.DatabaseError && (error.code === '40P01' || error.code === '40001')
}

// What the server refuses because of what was asked or sent, in the caller's words.
function toRefusal(error: unknown): unknown {
  if (!(error instanceof pg.DatabaseError)) return error
  // The server's list of zones may be older than ours.
  if (error.code === '22023' && /time zone/.test(error.message)) {
    return new ProductError('invalid', 'The database does not know this time zone.', {
      fields: [{ path: 'tz', message: 'Name an IANA time zone, such as Europe/Berlin.' }],
    })
  }
  if (error.code === '22021' || error.code === '22P05') {
    return new ProductError('unprocessable', 'Text that holds NUL or broken characters cannot be kept.')
  }
  if (error.code === '22003') {
    return new ProductError(
      'unprocessable',
      'With these figures a total would be too large to be kept exactly.',
    )
  }
  return error
}
