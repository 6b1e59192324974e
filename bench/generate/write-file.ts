import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { to as copyTo } from 'pg-copy-streams'
import { databasePool, disconnectDatabase } from '../../lib/data/database'
import { csvStream } from '../../lib/services/export/csv-stream'
import type { TableFile } from '../../lib/services/export/table-file'
import { reportCaller } from '../../lib/services/reports/report-caller'
import { readEvents } from '../../lib/services/usage/read-events'

// Writes one file of an organization to nowhere, and says how many milliseconds that took.
const [what = '', organization = ''] = process.argv.slice(2)
const caller = reportCaller(Number(organization), 'UTC')
const all = { from: null, to: null, filters: {} }
const nowhere = () => new Writable({ write: (_chunk, _encoding, done) => done() })

async function* events() {
  for await (const lines of readEvents(caller, all))
    yield lines.map((line) => ({
      id: line.id,
      timestamp: new Date(line.occurredAtMs).toISOString(),
      model: line.model,
      input_tokens: line.inputTokens,
      output_tokens: line.outputTokens,
      cache_read_tokens: line.cacheReadTokens,
      cost_usd: line.costUsd,
      user: line.user,
      project: line.project,
      session_id: line.sessionId,
    }))
}

const COLUMNS = [
  'id',
  'timestamp',
  'model',
  'input_tokens',
  'output_tokens',
  'cache_read_tokens',
  'cost_usd',
  'user',
  'project',
  'session_id',
]
const ledger: TableFile = { title: 'Events', columns: COLUMNS, batches: events(), timeZone: 'UTC', about: [] }

const WRITERS: Record<string, () => Promise<void>> = {
  csv: () => pipeline(csvStream(ledger), nowhere()),
  copy: async () => {
    const client = await databasePool().connect()
    const text = `COPY (SELECT e.id, e.occurred_at, s.model, e.input_tokens, e.output_tokens, e.cache_read_tokens,
      coalesce(e.computed_cost_usd, e.reported_cost_usd), s.user_label, s.project, o.session_id FROM usage_event e
      JOIN series s ON s.organization_id = e.organization_id AND s.id = e.series_id
      JOIN event_origin o ON o.organization_id = e.organization_id AND o.id = e.origin_id
      WHERE e.organization_id = ${Number(organization)} ORDER BY e.occurred_at DESC, e.id) TO STDOUT (FORMAT csv)`
    await pipeline(client.query(copyTo(text)), nowhere())
    client.release()
  },
}

const write = WRITERS[what]
if (!write) throw new Error(`${what}: one of ${Object.keys(WRITERS).join(', ')}`)
const startedAt = performance.now()
await write()
process.stdout.write(String(Math.round(performance.now() - startedAt)))
await disconnectDatabase()
