import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import { disconnectDatabase, inPrismaTransaction, inSqlTransaction } from '../data/database'
import { limitRequests } from '../services/limit-requests'
import { isOutage } from './is-outage'
import { problemResponse } from './problem'

afterEach(async () => {
  vi.unstubAllEnvs()
  await disconnectDatabase()
})
afterAll(disconnectDatabase)

const errorOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => null,
    (error: unknown) => error,
  )
const throughSql = (...texts: string[]) =>
  inSqlTransaction({ nothing: true }, async (tx) => {
    for (const text of texts) await tx.rows(text)
  })
const throughPrisma = (...texts: string[]) =>
  inPrismaTransaction({ nothing: true }, async (tx) => {
    for (const text of texts) await tx.$executeRawUnsafe(text)
  })
// The application's role may end nobody's connection.
const cut = ['RESET ROLE', 'SELECT pg_terminate_backend(pg_backend_pid())']

describe('an outage', () => {
  it.each([
    ['SQL', () => throughSql('SELECT 1')],
    ['Prisma', () => throughPrisma('SELECT 1')],
    ['the rate limiter', () => limitRequests('nobody', { points: 1, durationSeconds: 1 })],
  ])('is seen through %s where nobody listens', async (_, ask) => {
    await disconnectDatabase()
    vi.stubEnv('DATABASE_URL', 'postgresql://nobody:x@127.0.0.1:1/none')
    const error = await errorOf(ask())
    expect(isOutage(error), String(error)).toBe(true)
  })

  it.each([
    ['SQL', throughSql],
    ['Prisma', throughPrisma],
  ])('is seen through %s where the connection is cut in the middle', async (_, ask) => {
    const error = await errorOf(ask(...cut))
    expect(isOutage(error), String(error)).toBe(true)
  })

  it('is no fault of a statement', async () => {
    for (const ask of [throughSql, throughPrisma]) {
      expect(isOutage(await errorOf(ask('SELECT 1/0')))).toBe(false)
      expect(isOutage(await errorOf(ask('nonsense')))).toBe(false)
    }
  })

  it('answers that it is worth asking again, as collectors need to hear', async () => {
    const answer = problemResponse(Object.assign(new Error('no'), { code: 'ECONNREFUSED' }))
    expect(answer.status).toBe(503)
    expect(answer.headers.get('retry-after')).toBe('2')
    expect(await answer.json()).toMatchObject({ type: 'urn:outlay:unavailable' })
  })
})
