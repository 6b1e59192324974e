import { type DropLedger, MOST_DROP_EXAMPLES } from '../../domain/imports/drop-ledger'
import type { SqlTransaction } from '../database'

/** Adds what a batch dropped to its import's ledger, in the transaction that wrote the batch. */
export async function addDrops(tx: SqlTransaction, importId: string, drops: DropLedger): Promise<void> {
  if (drops.reasons.size > 0) {
    const reasons = [...drops.reasons]
    await tx.rows(
      `INSERT INTO import_drop (organization_id, import_id, reason, lines, replaced, tokens)
       SELECT $1, $2, * FROM unnest($3::text[], $4::bigint[], $5::bigint[], $6::numeric[]) ORDER BY 3
       ON CONFLICT (organization_id, import_id, reason) DO UPDATE SET lines = import_drop.lines + excluded.lines,
         replaced = import_drop.replaced + excluded.replaced, tokens = import_drop.tokens + excluded.tokens`,
      [
        tx.organizationId,
        importId,
        reasons.map(([reason]) => reason),
        reasons.map(([, { lines }]) => lines),
        reasons.map(([, { replaced }]) => replaced),
        reasons.map(([, { tokens }]) => String(tokens)),
      ],
    )
    await addExamples(tx, importId, drops)
  }
  await markRestored(tx, drops.restored)
}

/** Forgets what an import dropped. */
export async function deleteDrops(tx: SqlTransaction, importId: string): Promise<void> {
  await tx.rows(
    'DELETE FROM import_drop WHERE organization_id = current_organization_id() AND import_id = $1',
    [importId],
  )
}

/** Notes at the imports that had brought them that lines which were held back count again. */
export async function markRestored(tx: SqlTransaction, restored: ReadonlyMap<string, number>): Promise<void> {
  if (restored.size === 0) return
  await tx.rows(
    `INSERT INTO import_drop (organization_id, import_id, reason, restored)
     SELECT $1, import_id, 'fork_replay', restored FROM unnest($2::uuid[], $3::bigint[]) AS freed (import_id, restored)
     ORDER BY 2 ON CONFLICT (organization_id, import_id, reason)
       DO UPDATE SET restored = import_drop.restored + excluded.restored`,
    [tx.organizationId, [...restored.keys()], [...restored.values()]],
  )
}

const EXAMPLE_COLUMNS = [
  'reason text',
  'number integer',
  'event_id text',
  'model text',
  'dropped_ref text',
  'dropped_source text',
  'dropped_import_id uuid',
  'dropped_at timestamptz',
  'dropped_tokens numeric',
  'dropped_output_tokens numeric',
  'kept_event_id text',
  'kept_ref text',
  'kept_source text',
  'kept_import_id uuid',
  'kept_at timestamptz',
  'kept_session_id text',
  'kept_tokens numeric',
  'kept_output_tokens numeric',
]

async function addExamples(tx: SqlTransaction, importId: string, drops: DropLedger): Promise<void> {
  const there = await tx.rows<{ reason: string; count: number }>(
    `SELECT reason, count(*)::integer AS count FROM import_drop_example
     WHERE organization_id = current_organization_id() AND import_id = $1 GROUP BY reason`,
    [importId],
  )
  const counts = new Map(there.map(({ reason, count }) => [reason, count]))
  const rows = [...drops.reasons].flatMap(([reason, { examples }]) => {
    const known = counts.get(reason) ?? 0
    return examples
      .slice(0, Math.max(0, MOST_DROP_EXAMPLES - known))
      .map(({ dropped, kept }, at) => [
        ...[reason, known + at + 1, dropped.id, dropped.model ?? kept?.model ?? null],
        ...[dropped.sourceRef, dropped.source, dropped.importId, new Date(dropped.occurredAtMs)],
        ...[dropped.totalTokens, dropped.outputTokens, kept?.id ?? null, kept?.sourceRef ?? null],
        ...[kept?.source ?? null, kept?.importId ?? null, kept ? new Date(kept.occurredAtMs) : null],
        ...[kept?.sessionId ?? null, kept?.totalTokens ?? null, kept?.outputTokens ?? null],
      ])
  })
  if (rows.length === 0) return
  const names = EXAMPLE_COLUMNS.map((column) => column.split(' ')[0])
  const types = EXAMPLE_COLUMNS.map((column, at) => `$${at + 3}::${column.split(' ')[1]}[]`)
  await tx.rows(
    `INSERT INTO import_drop_example (organization_id, import_id, ${names.join(', ')})
     SELECT $1, $2, * FROM unnest(${types.join(', ')}) ON CONFLICT DO NOTHING`,
    [tx.organizationId, importId, ...EXAMPLE_COLUMNS.map((_, at) => rows.map((row) => row[at]))],
  )
}
