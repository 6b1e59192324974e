import type pg from 'pg'
import { databasePool } from '../data/database'

/** Cuts the connection before its `step`th statement from now on, as a process that dies does. */
export function crashAfter(step: number): () => void {
  let statements = 0
  const wrapped = new Map<pg.PoolClient, pg.PoolClient['query']>()
  const onAcquire = (client: pg.PoolClient) => {
    const { query } = client
    if (wrapped.has(client)) return
    wrapped.set(client, query)
    client.query = ((...args: unknown[]) => {
      statements++
      if (statements >= step) {
        ;(client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy()
        // What streams its rows hears of the cut by itself.
        const isStream = typeof args[0] === 'object' && args[0] !== null && 'pipe' in args[0]
        if (!isStream) return Promise.reject(new Error('The connection was cut.'))
      }
      return Reflect.apply(query, client, args)
    }) as pg.PoolClient['query']
  }
  const pool = databasePool()
  pool.on('acquire', onAcquire)
  return () => {
    pool.off('acquire', onAcquire)
    for (const [client, query] of wrapped) client.query = query
  }
}
