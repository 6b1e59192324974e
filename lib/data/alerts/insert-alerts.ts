import { randomUUID } from 'node:crypto'
import type { NewAlert } from '../../domain/alerts/new-alert'
import { formatUsd } from '../../domain/money'
import type { SqlTransaction } from '../database'

const usd = (femto: bigint | null): string | null => (femto === null ? null : formatUsd(femto))

/**
 * Raises what nobody has raised yet, and puts its deliveries into the outbox, in the caller's transaction. In the order
 * of their keys, so that two who raise the same ones wait for each other instead of locking each other out.
 */
export async function insertAlerts(
  tx: SqlTransaction,
  alerts: readonly NewAlert[],
): Promise<{ id: string; alert: NewAlert }[]> {
  const raised: { id: string; alert: NewAlert }[] = []
  const inOrder = [...alerts].sort((a, b) => (a.dedupeKey < b.dedupeKey ? -1 : 1))
  for (const alert of inOrder) {
    const { threshold, period } = alert
    const [row] = await tx.rows<{ id: string }>(
      `INSERT INTO alert (organization_id, id, kind, dedupe_key, budget_id, threshold_percent, threshold_usd, basis,
         period, period_start, period_end, crossed_at, known_at, amount_usd, spent_usd, expected_usd, subject)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, now(), $13, $14, $15, $16)
       ON CONFLICT (organization_id, dedupe_key) DO NOTHING RETURNING id`,
      [
        tx.organizationId,
        randomUUID(),
        alert.kind,
        alert.dedupeKey,
        alert.budgetId,
        threshold && 'percent' in threshold ? threshold.percent : null,
        threshold && 'usd' in threshold ? threshold.usd : null,
        threshold?.on ?? null,
        period?.kind ?? null,
        period?.start ?? null,
        period?.end ?? null,
        alert.crossedAt,
        usd(alert.amount),
        usd(alert.spent),
        usd(alert.expected),
        JSON.stringify(alert.subject),
      ],
    )
    if (!row) continue
    raised.push({ id: row.id, alert })
    await tx.rows(
      `INSERT INTO alert_delivery (organization_id, alert_id, channel_id)
       SELECT organization_id, $2, id FROM channel WHERE organization_id = $1 AND id = ANY ($3::uuid[])`,
      [tx.organizationId, row.id, alert.channelIds],
    )
  }
  return raised
}
