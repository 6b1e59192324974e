import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { to as copyTo } from 'pg-copy-streams'
import { databasePool, disconnectDatabase } from '../../lib/data/database'
import { eventsFile } from '../../lib/http/events-file'
import { reportCaller } from '../../lib/services/reports/report-caller'

// Writes one file of an organization to nowhere, and says how many milliseconds that took.
const [what = '', organization = ''] = process.argv.slice(2)

// The columns of the product's file, as they are stored.
const COLUMNS = `e.id, e.occurred_at, s.model, s.provider, e.input_tokens, e.output_tokens, e.cache_read_tokens,
  e.cache_write_5m_tokens, e.cache_write_1h_tokens, e.reasoning_tokens, e.web_search_requests,
  coalesce(e.computed_cost_usd, e.reported_cost_usd), e.computed_cost_usd, e.computed_cost_usd, e.reported_cost_usd,
  b.snapshot_id, s.service_tier, s.speed, s.inference_geo, s.user_label, s.team, s.project, s.framework, s.task, o.run_id,
  o.session_id, s.source, s.tags, e.latency_ms, e.is_error, e.quality, e.is_sidechain,
  coalesce(e.source_ref, o.source_file || ':' || e.source_line), e.import_id`

const WRITERS: Record<string, () => Promise<void>> = {
  csv: async () => {
    const asked = { from: null, to: null, filters: {}, groupBy: [], timeZone: 'UTC', isUnpriced: false }
    const caller = reportCaller(Number(organization), 'UTC')
    const { body } = await eventsFile('csv', caller, new URLSearchParams(), asked)
    await body?.pipeTo(new WritableStream())
  },
  copy: async () => {
    const client = await databasePool().connect()
    const text = `COPY (SELECT ${COLUMNS} FROM usage_event e
      JOIN series s ON s.organization_id = e.organization_id AND s.id = e.series_id
      JOIN event_origin o ON o.organization_id = e.organization_id AND o.id = e.origin_id
      LEFT JOIN price_basis b ON b.organization_id = e.organization_id AND b.id = e.price_basis_id
      WHERE e.organization_id = ${Number(organization)} ORDER BY e.occurred_at DESC, e.id) TO STDOUT (FORMAT csv)`
    await pipeline(client.query(copyTo(text)), new Writable({ write: (_piece, _encoding, done) => done() }))
    client.release()
  },
}

const write = WRITERS[what]
if (!write) throw new Error(`${what}: one of ${Object.keys(WRITERS).join(', ')}`)
const startedAt = performance.now()
await write()
process.stdout.write(String(Math.round(performance.now() - startedAt)))
await disconnectDatabase()
