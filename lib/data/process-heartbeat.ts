import { databasePool } from './database'

/** Notes that the process lives now, by the database's clock, and forgets those silent for a day. */
export async function upsertHeartbeat(kind: string, id: string): Promise<void> {
  const pool = databasePool()
  await pool.query(
    `insert into process_heartbeat (kind, id, seen_at) values ($1, $2, now())
     on conflict (id) do update set kind = excluded.kind, seen_at = excluded.seen_at`,
    [kind, id],
  )
  await pool.query("delete from process_heartbeat where seen_at < now() - interval '1 day'")
}

/** Forgets a process that ends in good order, so that its last beat does not speak for it. */
export async function deleteHeartbeat(id: string): Promise<void> {
  await databasePool().query('delete from process_heartbeat where id = $1', [id])
}

/** Milliseconds since a process of this kind was last seen; null where none was. */
export async function findLastHeartbeatAge(kind: string): Promise<number | null> {
  const { rows } = await databasePool().query<{ age_ms: number | null }>(
    'select (extract(epoch from now() - max(seen_at)) * 1000)::float8 as age_ms from process_heartbeat where kind = $1',
    [kind],
  )
  return rows[0]?.age_ms ?? null
}
