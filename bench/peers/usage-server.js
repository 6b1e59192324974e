// What most teams would write: Fastify, a zod schema, one INSERT … SELECT unnest(…). It neither prices nor rolls up.
import Fastify from 'fastify'
import pg from 'pg'
import { z } from 'zod'

const tokens = z.number().int().min(0).default(0)
const text = z.string().max(512).optional()
const events = z
  .array(
    z.object({
      id: z.string().min(1).max(512),
      timestamp: z.iso.datetime({ offset: true }),
      model: z.string().max(512),
      provider: text,
      input_tokens: tokens,
      output_tokens: tokens,
      cache_read_tokens: tokens,
      cache_write_5m_tokens: tokens,
      cache_write_1h_tokens: tokens,
      user: text,
      team: text,
      project: text,
      framework: text,
      task: text,
      run_id: text,
      session_id: text,
      source: text,
      latency_ms: z.number().int().min(0).optional(),
    }),
  )
  .max(10_000)

const COLUMNS = [
  ['id', 'text'],
  ['timestamp', 'timestamptz'],
  ['model', 'text'],
  ['provider', 'text'],
  ['input_tokens', 'bigint'],
  ['output_tokens', 'bigint'],
  ['cache_read_tokens', 'bigint'],
  ['cache_write_5m_tokens', 'bigint'],
  ['cache_write_1h_tokens', 'bigint'],
  ['user', 'text'],
  ['team', 'text'],
  ['project', 'text'],
  ['framework', 'text'],
  ['task', 'text'],
  ['run_id', 'text'],
  ['session_id', 'text'],
  ['source', 'text'],
  ['latency_ms', 'integer'],
]
const names = COLUMNS.map(([name]) => `"${name}"`).join(', ')

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 })
await pool.query(`CREATE SCHEMA IF NOT EXISTS bench_peer;
  CREATE TABLE IF NOT EXISTS bench_peer.usage_event (organization_id integer NOT NULL,
    ${COLUMNS.map(([name, type]) => `"${name}" ${type}`).join(', ')}, PRIMARY KEY (organization_id, id));
  CREATE INDEX IF NOT EXISTS usage_event_timestamp_idx ON bench_peer.usage_event (organization_id, "timestamp")`)
const INSERT = `INSERT INTO bench_peer.usage_event (organization_id, ${names})
  SELECT 1, * FROM unnest(${COLUMNS.map(([, type], index) => `$${index + 1}::${type}[]`).join(', ')})
  ON CONFLICT DO NOTHING`

const app = Fastify({ bodyLimit: 20_000_000 })
app.post('/api/v1/usage', async (request, reply) => {
  const parsed = events.safeParse(request.body)
  if (!parsed.success) return reply.code(400).send({ errors: parsed.error.issues.slice(0, 100) })
  const values = COLUMNS.map(([name]) => parsed.data.map((event) => event[name] ?? null))
  const { rowCount } = await pool.query(INSERT, values)
  return { accepted: rowCount, duplicates: parsed.data.length - rowCount }
})
await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' })
console.log('Ready on it')
process.once('SIGTERM', async () => {
  await app.close()
  await pool.end()
})
