import type { DropRecord } from '../../domain/imports/drop-record'
import type { SqlTransaction } from '../database'
import { EVENTS_OF_IDS } from './find-usage-events'

const VIA = { t: 'telemetry', m: 'metric' } as const

interface Row {
  id: string
  import_id: string
  occurred_at: Date
  model: string | null
  source: string | null
  session_id: string | null
  source_file: string | null
  source_line: number | null
  source_ref: string | null
  via: 't' | 'm' | null
  is_sidechain: boolean
  total_tokens: string
  output_tokens: string
}

/** What the dedupe ledger remembers of events that are in the ledger of usage. */
export async function findDropRecords(tx: SqlTransaction, ids: readonly string[]): Promise<DropRecord[]> {
  if (ids.length === 0) return []
  const rows = await tx.rows<Row>(
    `${EVENTS_OF_IDS}
     SELECT e.id, e.import_id, e.occurred_at, s.model, s.source, o.session_id, o.source_file, e.source_line, e.source_ref,
       e.via, e.is_sidechain, e.output_tokens, e.input_tokens + e.output_tokens + e.cache_read_tokens
         + e.cache_write_5m_tokens + e.cache_write_1h_tokens AS total_tokens
     FROM e
     JOIN series s ON s.organization_id = e.organization_id AND s.id = e.series_id
     JOIN event_origin o ON o.organization_id = e.organization_id AND o.id = e.origin_id`,
    [[...new Set(ids)]],
  )
  return rows.map((row) => ({
    id: row.id,
    importId: row.import_id,
    occurredAtMs: row.occurred_at.getTime(),
    model: row.model,
    source: row.source,
    sessionId: row.session_id,
    sourceRef: row.source_line === null ? row.source_ref : `${row.source_file}:${row.source_line}`,
    via: row.via === null ? 'log' : VIA[row.via],
    isSidechain: row.is_sidechain,
    totalTokens: Number(row.total_tokens),
    outputTokens: Number(row.output_tokens),
  }))
}
