import { afterAll, expect, test } from 'vitest'
import { databasePool, disconnectDatabase, inSqlTransaction } from './database'

afterAll(disconnectDatabase)

test('a connection that dies in the middle of a transaction fails that transaction and nothing else', async () => {
  const lost = inSqlTransaction({ nothing: true }, async (tx) => {
    const [own] = await tx.rows<{ pid: number }>('SELECT pg_backend_pid() AS pid')
    // Not events.once: that would hear the error, which must harm no process that does not.
    const ended = new Promise<void>((resolve) => tx.client.on('end', resolve))
    await databasePool().query('SELECT pg_terminate_backend($1)', [own?.pid])
    await ended
    return tx.rows('SELECT 1')
  })
  await expect(lost).rejects.toThrow(/connection|not queryable/i)
  expect(await inSqlTransaction({ nothing: true }, (tx) => tx.rows('SELECT 1 AS one'))).toEqual([{ one: 1 }])
})
