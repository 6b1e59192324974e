import type { AttributionRule } from '../../domain/attribution/attribution-rule'
import type { SeriesSpend } from '../../domain/attribution/moved-spend'
import {
  type Labelling,
  type LabelsAsSent,
  labeller,
  SHOWN_LABELS,
  type ShownLabels,
} from '../../domain/attribution/shown-labels'
import { parseUsd } from '../../domain/money'
import type { SqlTransaction } from '../database'
import { findIdentities } from '../people/identity-rows'
import { findRules } from './rule-rows'

/** A label of a series as it was sent. */
export function sentLabel(name: keyof ShownLabels): string {
  return `CASE WHEN sent ? '${name}' THEN sent ->> '${name}' ELSE ${columnOf(name)} END`
}

const columnOf = (name: keyof ShownLabels): string => (name === 'user' ? 'user_label' : name)

export interface SeriesLabelsRow {
  id: string
  sent: LabelsAsSent
  shown: ShownLabels
}

const AS_SENT = SHOWN_LABELS.map((name) => `'${name}', ${sentLabel(name)}`).join(', ')
const AS_SHOWN = SHOWN_LABELS.map((name) => `'${name}', ${columnOf(name)}`).join(', ')

/** What series were sent with and what they show: all of them, or only some. */
export function findSeriesLabels(tx: SqlTransaction, ids?: readonly string[]): Promise<SeriesLabelsRow[]> {
  return tx.rows(
    `SELECT id::text, jsonb_build_object(${AS_SENT}, 'source', source, 'tags', tags) AS sent,
       jsonb_build_object(${AS_SHOWN}) AS shown
     FROM series WHERE organization_id = current_organization_id() ${ids ? 'AND id = ANY ($1::bigint[])' : ''}`,
    ids ? [ids] : [],
  )
}

/** What is confirmed and ruled now. */
export async function findLabelling(tx: SqlTransaction): Promise<Labelling<AttributionRule>> {
  const people = new Map((await findIdentities(tx)).map(({ name, person }) => [name, person]))
  return { rules: await findRules(tx), people }
}

/**
 * Shows series as what is confirmed and ruled now says: all of them, or only some that were just written as they were sent.
 * Their ids, events and roll-ups stay as they are. Answers which show something else than before.
 */
export async function showSeries(tx: SqlTransaction, fresh?: readonly string[]): Promise<string[]> {
  const labelling = await findLabelling(tx)
  if (fresh && labelling.rules.length === 0 && labelling.people.size === 0) return []
  const label = labeller(labelling)
  const changed = (await findSeriesLabels(tx, fresh)).flatMap(({ id, sent, shown }) => {
    const labels = label(sent).shown
    return SHOWN_LABELS.every((name) => labels[name] === shown[name]) ? [] : [{ id, sent, labels }]
  })
  if (changed.length === 0) return []
  await tx.rows(
    `UPDATE series s SET sent = n.sent, ${SHOWN_LABELS.map((name) => `${columnOf(name)} = n.${columnOf(name)}`).join(', ')}
     FROM unnest($1::bigint[], $2::jsonb[], ${SHOWN_LABELS.map((_, at) => `$${at + 3}::text[]`).join(', ')})
       AS n (id, sent, ${SHOWN_LABELS.map(columnOf).join(', ')})
     WHERE s.organization_id = current_organization_id() AND s.id = n.id`,
    [
      changed.map(({ id }) => id),
      changed.map(({ sent, labels }) => replaced(sent, labels)),
      ...SHOWN_LABELS.map((name) => changed.map(({ labels }) => labels[name])),
    ],
  )
  return changed.map(({ id }) => id)
}

// What was sent of the labels that show something else; null where none does.
function replaced(sent: LabelsAsSent, shown: ShownLabels): string | null {
  const names = SHOWN_LABELS.filter((name) => sent[name] !== shown[name])
  if (names.length === 0) return null
  return JSON.stringify(Object.fromEntries(names.map((name) => [name, sent[name]])))
}

/** What each series comes to over all time; one without any is not there. */
export async function sumSpendOfSeries(
  tx: SqlTransaction,
  ids?: readonly string[],
): Promise<Map<string, SeriesSpend>> {
  const rows = await tx.rows<{ id: string; events: string; unpriced: string; cost: string }>(
    `SELECT series_id::text AS id, sum(events)::text AS events, sum(unpriced_events)::text AS unpriced, sum(cost_usd)::text AS cost
     FROM usage_day WHERE organization_id = current_organization_id() ${ids ? 'AND series_id = ANY ($1::bigint[])' : ''}
     GROUP BY 1 HAVING sum(events) <> 0`,
    ids ? [ids] : [],
  )
  return new Map(
    rows.map(({ id, events, unpriced, cost }) => [
      id,
      { events: Number(events), unpricedEvents: Number(unpriced), cost: parseUsd(cost) ?? 0n },
    ]),
  )
}
