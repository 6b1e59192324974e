import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { ProductError } from '../domain/errors'
import { env } from '../env'
import { Prisma, PrismaClient } from './generated/client'
import { sqlLiteral } from './sql-literal'
import { currentViewer } from './viewer'

/** A transaction inside one organization: every statement runs as the application's role under row-level security. */
export interface SqlTransaction {
  readonly organizationId: number
  readonly client: pg.PoolClient
  rows<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>
}

/** What a transaction may see before an organization is known, each read by one named policy. */
export type Visibility =
  | { organizationId: number }
  /** For the worker that takes a deleted one's rows away: everybody else is refused there. */
  | { deletedOrganizationId: number }
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
  set_config('outlay.user', $2, true), set_config('outlay.key_hash', $3, true), set_config('outlay.scheduler', $4, true),
  set_config('outlay.sees', $5, true), enter_organization($6::integer, $7::boolean, $8::uuid)::text`

function enterValues(
  seen: Visibility,
  isWriter = true,
): [string, string, string, string, string, number | null, boolean, string | null] {
  const viewer = 'organizationId' in seen ? currentViewer() : 'the product'
  return [
    String(organizationIdOf(seen) || ''),
    'userId' in seen ? seen.userId : '',
    'keyHash' in seen ? seen.keyHash : '',
    'scheduler' in seen ? 'on' : '',
    viewer === 'the product' ? 'all' : '',
    'organizationId' in seen ? seen.organizationId : null,
    isWriter,
    typeof viewer === 'object' ? viewer.userId : null,
  ]
}

// One message that begins a transaction and enters it: with parameters they would be two.
function beginning(seen: Visibility, isWriter = true, mode = ''): string {
  const values = enterValues(seen, isWriter)
  return `BEGIN ${mode}; ${ENTER.replace(/\$(\d)/g, (_, place) => sqlLiteral(values[Number(place) - 1]))}`
}

function organizationIdOf(seen: Visibility): number {
  if ('organizationId' in seen) return seen.organizationId
  return 'deletedOrganizationId' in seen ? seen.deletedOrganizationId : 0
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
      await client.query(beginning(seen))
      const result = await run({
        organizationId: organizationIdOf(seen),
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

export interface Reading {
  text: string
  values?: readonly unknown[]
  /** Rows of a batch; fewer where a row may be large. */
  atOnce?: number
  /** Reads values in another way than `pg` does. */
  types?: pg.CustomTypesConfig
}

/** What an organization holds, all of it as it was when the reading began. */
export interface OrganizationSnapshot {
  /** What a statement finds, a batch at a time; one statement after another. */
  read<Row extends object>(reading: Reading): AsyncGenerator<Row[]>
}

/** Reads inside one organization, from one snapshot; the connection is given back when `run` ends, however it does. */
export async function inSnapshot<Result>(
  organizationId: number,
  run: (snapshot: OrganizationSnapshot) => Promise<Result>,
): Promise<Result> {
  const client = await connections().pool.connect()
  let failure: Error | undefined
  try {
    await beginReading(client, organizationId)
    return await run({ read: (reading) => readBatches(client, reading) })
  } catch (error) {
    failure = error instanceof Error ? error : new Error(String(error))
    throw toRefusal(error)
  } finally {
    await endReading(client, failure)
  }
}

/**
 * Reads what a statement finds inside one organization, a batch at a time, all as it was when the reading began. The
 * connection is given back when the reader has all, or leaves; `prepare` runs before, in the same transaction.
 */
export async function* readInOrganization<Row extends object>(
  organizationId: number,
  reading: Reading,
  prepare = '',
): AsyncGenerator<Row[]> {
  const client = await connections().pool.connect()
  let failure: Error | undefined
  try {
    await beginReading(client, organizationId)
    if (prepare) await client.query(prepare)
    yield* readBatches<Row>(client, reading)
  } catch (error) {
    failure = error instanceof Error ? error : new Error(String(error))
    throw toRefusal(error)
  } finally {
    await endReading(client, failure)
  }
}

/**
 * What a statement finds inside one organization as the lines of COPY's text format, some at a time, all as it was when the
 * reading began. It takes no parameters.
 */
export async function* copyInOrganization(
  organizationId: number,
  statement: string,
): AsyncGenerator<string[]> {
  const client = await connections().pool.connect()
  let failure: Error | undefined
  let isSending = false
  try {
    await beginReading(client, organizationId)
    const pieces = client.query(copyTo(`COPY (${statement}) TO STDOUT (NULL '')`)).setEncoding('utf8')
    isSending = true
    let rest = ''
    for await (const piece of pieces as AsyncIterable<string>) {
      const lines = (rest + piece).split('\n')
      rest = lines.pop() ?? ''
      yield lines
    }
    isSending = false
  } catch (error) {
    failure = error instanceof Error ? error : new Error(String(error))
    isSending &&= !isDatabaseError(error)
    throw toRefusal(error)
  } finally {
    // What is still being sent is not waited for: the connection is closed.
    if (isSending) client.release(true)
    else await endReading(client, failure)
  }
}

async function beginReading(client: pg.PoolClient, organizationId: number): Promise<void> {
  await client.query(beginning({ organizationId }, false, 'ISOLATION LEVEL REPEATABLE READ READ ONLY'))
}

async function endReading(client: pg.PoolClient, failure: Error | undefined): Promise<void> {
  await client.query('ROLLBACK').catch(() => undefined)
  client.release(failure && !isDatabaseError(failure) ? failure : undefined)
}

async function* readBatches<Row extends object>(
  client: pg.PoolClient,
  { text, values = [], atOnce = ROWS_AT_ONCE, types }: Reading,
): AsyncGenerator<Row[]> {
  await client.query(`DECLARE reading NO SCROLL CURSOR FOR ${text}`, [...values])
  try {
    for (;;) {
      const fetch = { text: `FETCH ${atOnce} FROM reading`, ...(types && { types }) }
      const { rows } = await client.query<Row>(fetch)
      if (rows.length > 0) yield rows
      if (rows.length < atOnce) break
    }
  } finally {
    // In a transaction that failed there is nothing to close.
    await client.query('CLOSE reading').catch(() => undefined)
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
  isAlone = false,
): Promise<Result> {
  return connections().prisma.$transaction(
    async (tx) => {
      // Instead of the lock that writers share, not after it: two who hold that one could not both have this.
      if (isAlone)
        await tx.$queryRaw`SELECT pg_advisory_xact_lock(72707371, ${organizationIdOf(seen)}::integer)::text`
      await tx.$queryRawUnsafe(ENTER, ...enterValues(seen, !isAlone)).catch((error: unknown) => {
        throw isOfDeleted(error) ? organizationDeleted() : error
      })
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

/** The same while nobody else writes there: who does is waited for, and waits, and none of them for the other. */
export function inOrganizationAlone<Result>(
  organizationId: number,
  run: (tx: PrismaTransaction) => Promise<Result>,
): Promise<Result> {
  return inPrismaTransaction({ organizationId }, run, true)
}

function isDatabaseError(error: unknown): boolean {
  return error instanceof pg.DatabaseError
}

function isRetryable(error: unknown): boolean {
  return error instanceof pg.DatabaseError && (error.code === '40P01' || error.code === '40001')
}

// What enter_organization() raises.
const DELETED = 'OD001'

function isOfDeleted(error: unknown): boolean {
  return (
    (error instanceof pg.DatabaseError && error.code === DELETED) ||
    // Prisma wraps what the server said.
    (error instanceof Prisma.PrismaClientKnownRequestError && JSON.stringify(error.meta).includes(DELETED))
  )
}

function organizationDeleted(): ProductError {
  return new ProductError('unauthorized', 'This organization has been deleted.')
}

// What the server refuses because of what was asked or sent, in the caller's words.
function toRefusal(error: unknown): unknown {
  if (!(error instanceof pg.DatabaseError)) return error
  if (isOfDeleted(error)) return organizationDeleted()
  // The server's list of zones may be older than ours.
  if (error.code === '22023' && /time zone/.test(error.message)) {
    return new ProductError('invalid', 'The database does not know this time zone.', {
      fields: [{ path: 'tz', message: 'Name an IANA time zone, such as Europe/Berlin.' }],
    })
  }
  // A run of this id, say, that is another's.
  if (error.code === '42501' && typeof currentViewer() === 'object') {
    return new ProductError(
      'forbidden',
      'There is something of this name here that you may not see or change.',
    )
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
