import { isTelling } from '../../domain/erasure/identity-name'
import { fileWithoutIdentity, type PseudonymFor } from '../../domain/erasure/without-identity'
import type { SqlTransaction } from '../database'
import { EventReferences } from '../usage/event-references'
import type { ErasedLabels } from './erased-labels'

const REFERENCES = `SELECT DISTINCT e.source_ref AS ref, coalesce(s.sent ->> 'user', s.user_label) AS "user" FROM usage_event e
  JOIN series s ON s.organization_id = e.organization_id AND s.id = e.series_id
  WHERE e.organization_id = current_organization_id() AND (s.user_label = ANY($1) OR s.sent ->> 'user' = ANY($1))
    AND (e.source_ref ~ '[/\\\\]' OR e.source_ref ILIKE ANY ($2))`

const MOVE_REFERENCES = `UPDATE usage_event e SET source_ref = m.kept
  FROM unnest($1::text[], $2::text[], $3::text[]) AS m (ref, kept, user_label), series s
  WHERE e.organization_id = current_organization_id() AND e.source_ref = m.ref
    AND s.organization_id = e.organization_id AND s.id = e.series_id AND coalesce(s.sent ->> 'user', s.user_label) = m.user_label`

/** Takes the person out of what their calls refer to that is no file and line. Before their series are moved. */
export async function eraseReferences(
  tx: SqlTransaction,
  { spellings, users }: ErasedLabels,
  pseudonymFor: PseudonymFor,
): Promise<void> {
  const refs = await tx.rows<{ ref: string; user: string }>(REFERENCES, [users, holding(spellings)])
  if (refs.length === 0) return
  await tx.rows(MOVE_REFERENCES, [
    refs.map(({ ref }) => ref),
    refs.map(({ ref, user }) => fileWithoutIdentity(ref, user, pseudonymFor)),
    refs.map(({ user }) => user),
  ])
}

interface Origin {
  id: string
  sessionId: string | null
  runId: string | null
  file: string
}

const NAMING_THEM = `SELECT id::text, session_id AS "sessionId", run_id AS "runId", source_file AS file FROM event_origin
  WHERE organization_id = current_organization_id() AND source_file ILIKE ANY ($1)`

const MOVE_ORIGINS = `UPDATE usage_event e SET origin_id = m.new_id,
    source_line = CASE WHEN m.is_gone THEN NULL ELSE e.source_line END
  FROM unnest($1::bigint[], $2::bigint[], $3::boolean[]) AS m (old_id, new_id, is_gone)
  WHERE e.organization_id = current_organization_id() AND e.origin_id = m.old_id`

/** Takes the person out of the files that others' calls were read from. */
export async function eraseFilesOfOthers(
  tx: SqlTransaction,
  { spellings }: ErasedLabels,
  pseudonymFor: PseudonymFor,
): Promise<void> {
  const references = new EventReferences('erasing')
  const telling = spellings.filter(isTelling)
  const moved = (await tx.rows<Origin>(NAMING_THEM, [holding(spellings)])).flatMap((origin) => {
    const kept = fileWithoutIdentity(origin.file, null, pseudonymFor)
    const file = kept !== null && telling.some((name) => kept.toLowerCase().includes(name)) ? null : kept
    if (file === origin.file) return []
    return [{ id: origin.id, isGone: file === null, newId: String(references.originIdOf(origin, file)) }]
  })
  if (moved.length === 0) return
  await references.insert(tx)
  const oldIds = moved.map(({ id }) => id)
  await tx.rows(MOVE_ORIGINS, [oldIds, moved.map(({ newId }) => newId), moved.map(({ isGone }) => isGone)])
  await forgetOrigins(tx, oldIds)
}

/** Deletes origins that no event has any more. */
export async function forgetOrigins(tx: SqlTransaction, ids: readonly string[]): Promise<void> {
  await tx.rows(
    `DELETE FROM event_origin o WHERE o.organization_id = current_organization_id() AND o.id = ANY($1)
       AND NOT EXISTS (SELECT FROM usage_event e WHERE e.organization_id = o.organization_id AND e.origin_id = o.id)`,
    [ids],
  )
}

// Patterns of ILIKE for what may hold a name, or what stands before its @.
function holding(spellings: readonly string[]): string[] {
  return [...spellings, ...spellings.map((name) => name.split('@')[0] ?? '')]
    .filter((name) => name.length > 2)
    .map((name) => `%${name.replaceAll(/[\\%_]/g, '\\$&')}%`)
}
