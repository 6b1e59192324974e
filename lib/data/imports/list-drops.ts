import { MOST_DROP_EXAMPLES } from '../../domain/imports/drop-ledger'
import type { DropReason } from '../../domain/imports/drop-reason'
import type { DropExampleView, DropView } from '../../domain/imports/drop-view'
import type { SqlTransaction } from '../database'

interface ExampleRow {
  reason: DropReason
  event_id: string
  model: string | null
  dropped_ref: string | null
  dropped_source: string | null
  dropped_import_id: string
  dropped_at: Date
  dropped_tokens: string
  dropped_output_tokens: string
  kept_event_id: string | null
  kept_ref: string | null
  kept_source: string | null
  kept_import_id: string | null
  kept_at: Date | null
  kept_session_id: string | null
  kept_tokens: string | null
  kept_output_tokens: string | null
}

/** Which imports: one, or all that are not undone and came since an instant. */
export type DropsOf = { importId: string } | { since: Date | null }

/** What was dropped of imports, by reason, most lines first, with the newest examples. */
export async function listDrops(tx: SqlTransaction, of: DropsOf): Promise<DropView[]> {
  const [condition, value] =
    'importId' in of
      ? ['i.id::text = $1', of.importId]
      : [`i.status <> 'undone' AND ($1::timestamptz IS NULL OR i.created_at >= $1)`, of.since]
  const from = (table: string) => `FROM ${table} d
    JOIN import i ON i.organization_id = d.organization_id AND i.id = d.import_id
    WHERE d.organization_id = current_organization_id() AND ${condition}`
  const reasons = await tx.rows<
    Record<'lines' | 'replaced' | 'restored' | 'tokens', string> & Pick<DropView, 'reason'>
  >(
    `SELECT reason, sum(lines) AS lines, sum(replaced) AS replaced, sum(restored) AS restored, sum(tokens) AS tokens
     ${from('import_drop')} GROUP BY reason ORDER BY sum(lines) DESC, sum(replaced) DESC, reason`,
    [value],
  )
  if (reasons.length === 0) return []
  const rows = await tx.rows<ExampleRow>(
    `SELECT * FROM (SELECT d.*, row_number() OVER (PARTITION BY reason ORDER BY i.created_at DESC, i.id, number) AS place
       ${from('import_drop_example')}) example WHERE place <= $2 ORDER BY reason, place`,
    [value, MOST_DROP_EXAMPLES],
  )
  return reasons.map(({ reason, lines, replaced, restored, tokens }) => ({
    reason,
    lines: Number(lines),
    replaced: Number(replaced),
    restored: Number(restored),
    tokens: Number(tokens),
    examples: rows.filter((row) => row.reason === reason).map(toExample),
  }))
}

function toExample(row: ExampleRow): DropExampleView {
  return {
    eventId: row.event_id,
    model: row.model,
    dropped: {
      importId: row.dropped_import_id,
      source: row.dropped_source,
      sourceRef: row.dropped_ref,
      at: row.dropped_at.toISOString(),
      tokens: Number(row.dropped_tokens),
      outputTokens: Number(row.dropped_output_tokens),
    },
    kept:
      row.kept_event_id === null || row.kept_import_id === null || row.kept_at === null
        ? null
        : {
            eventId: row.kept_event_id,
            sessionId: row.kept_session_id,
            importId: row.kept_import_id,
            source: row.kept_source,
            sourceRef: row.kept_ref,
            at: row.kept_at.toISOString(),
            tokens: Number(row.kept_tokens),
            outputTokens: Number(row.kept_output_tokens),
          },
  }
}
