import {
  fileWithoutIdentity,
  labelsWithoutIdentity,
  type PseudonymFor,
} from '../../domain/erasure/without-identity'
import { sentLabel } from '../attribution/series-labels'
import type { SqlTransaction } from '../database'
import { EventReferences, type SeriesLabels } from '../usage/event-references'
import { addToRollups, ROLLUP_MEASURES } from '../usage/upsert-usage-events'
import { eraseFilesOfOthers, eraseReferences, forgetOrigins } from './erase-origins'
import type { ErasedLabels } from './erased-labels'

type SeriesRow = SeriesLabels & { id: string }

// As they were sent: that is what their ids are of.
const LABELS = ['user', 'project', 'team', 'task', 'framework'] as const
const SERIES = `SELECT id::text, model, provider, source, ${LABELS.map((name) => `${sentLabel(name)} AS "${name}"`).join(', ')},
    service_tier AS "serviceTier", speed, inference_geo AS "inferenceGeo", tags
  FROM series WHERE organization_id = current_organization_id()
    AND (user_label = ANY($2) OR ${sentLabel('user')} = ANY($2)
      OR ${LABELS.slice(1)
        .map((name) => `lower(btrim(${sentLabel(name)})) = ANY($1)`)
        .join(' OR ')}
      OR EXISTS (SELECT FROM jsonb_each_text(tags) AS tag WHERE lower(btrim(tag.value)) = ANY($1)))`

interface Place {
  seriesId: string
  originId: string
  sessionId: string | null
  runId: string | null
  file: string | null
}

const PLACES = `SELECT p.series_id::text AS "seriesId", o.id::text AS "originId", o.session_id AS "sessionId",
    o.run_id AS "runId", o.source_file AS file
  FROM (SELECT DISTINCT series_id, origin_id FROM usage_event
    WHERE organization_id = current_organization_id() AND series_id = ANY($1)) p
  JOIN event_origin o ON o.organization_id = current_organization_id() AND o.id = p.origin_id`

// Series and origin at once: each event is written anew but one time.
const MOVE_EVENTS = `WITH changed AS (
    UPDATE usage_event e SET series_id = m.new_series, origin_id = m.new_origin,
      source_line = CASE WHEN m.is_gone THEN NULL ELSE e.source_line END
    FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::boolean[])
      AS m (old_series, old_origin, new_series, new_origin, is_gone)
    WHERE e.organization_id = current_organization_id() AND e.series_id = m.old_series AND e.origin_id = m.old_origin
    RETURNING 1
  ) SELECT count(*)::integer AS count FROM changed`

// Series that are one from now on: their roll-ups of a quarter hour add up.
const MOVE_ROLLUPS = `WITH gone AS (
    DELETE FROM usage_rollup r USING unnest($1::bigint[], $2::bigint[]) AS m (old_id, new_id)
    WHERE r.organization_id = current_organization_id() AND r.series_id = m.old_id RETURNING r.*, m.new_id
  ), delta (quarter, series_id, ${ROLLUP_MEASURES.join(', ')}) AS (
    SELECT quarter, new_id, ${ROLLUP_MEASURES.join(', ')} FROM gone
  ) ${addToRollups('delta')}`

const MOVE_RUN_SUMS = `UPDATE run_sum r SET series_id = m.new_id FROM unnest($1::bigint[], $2::bigint[]) AS m (old_id, new_id)
  WHERE r.organization_id = current_organization_id() AND r.series_id = m.old_id`

/**
 * Gives all usage under some names to the series of their pseudonym, events and roll-ups alike: every figure stays. Folders
 * that name the person go from where it was read. The caller keeps all other writers out.
 */
export async function eraseUsage(
  tx: SqlTransaction,
  labels: ErasedLabels,
  pseudonymFor: PseudonymFor,
): Promise<{ series: number; events: number }> {
  const { spellings, users } = labels
  await eraseReferences(tx, labels, pseudonymFor)
  // Nothing is remembered of rows that may go: this era is nobody's.
  const references = new EventReferences('erasing')
  const moved = new Map<string, { user: string | null; newId: bigint }>()
  for (const row of await tx.rows<SeriesRow>(SERIES, [spellings, users])) {
    const kept = labelsWithoutIdentity(row, pseudonymFor)
    if (kept !== row) moved.set(row.id, { user: row.user, newId: references.seriesIdOf(kept) })
  }
  const oldIds = [...moved.keys()]
  const places = await tx.rows<Place>(PLACES, [oldIds])
  const kept = places.map((place) => {
    const { user = null, newId = 0n } = moved.get(place.seriesId) ?? {}
    const file = place.file === null ? null : fileWithoutIdentity(place.file, user, pseudonymFor)
    const isGone = file === null && place.file !== null
    return { newSeries: newId, newOrigin: references.originIdOf(place, file), isGone }
  })
  await references.insert(tx)
  const [events] = await tx.rows<{ count: number }>(MOVE_EVENTS, [
    places.map(({ seriesId }) => seriesId),
    places.map(({ originId }) => originId),
    kept.map(({ newSeries }) => String(newSeries)),
    kept.map(({ newOrigin }) => String(newOrigin)),
    kept.map(({ isGone }) => isGone),
  ])
  const newIds = [...moved.values()].map(({ newId }) => String(newId))
  await tx.rows(MOVE_ROLLUPS, [oldIds, newIds])
  await tx.rows(MOVE_RUN_SUMS, [oldIds, newIds])
  await tx.rows('DELETE FROM series WHERE organization_id = current_organization_id() AND id = ANY($1)', [
    oldIds,
  ])
  await deleteUnusedNames(tx, spellings)
  const left = places.filter(({ originId }, at) => originId !== String(kept[at]?.newOrigin))
  await forgetOrigins(tx, [...new Set(left.map(({ originId }) => originId))])
  await eraseFilesOfOthers(tx, labels, pseudonymFor)
  return { series: moved.size, events: events?.count ?? 0 }
}

// The lists of projects and teams are what series name.
async function deleteUnusedNames(tx: SqlTransaction, spellings: readonly string[]): Promise<void> {
  for (const table of ['project', 'team'] as const)
    await tx.rows(
      `DELETE FROM ${table} n WHERE n.organization_id = current_organization_id() AND lower(btrim(n.name)) = ANY($1)
         AND NOT EXISTS (SELECT FROM series WHERE organization_id = n.organization_id AND n.name IN (${table}, ${sentLabel(table)}))`,
      [spellings],
    )
}
