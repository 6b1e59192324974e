import { type PseudonymFor, refWithoutIdentity } from '../../domain/erasure/without-identity'
import type { SqlTransaction } from '../database'
import type { ErasedLabels } from './erased-labels'

/**
 * Takes folders, and files that are called as the person was, out of the examples of dropped lines. Whose line one was is not
 * kept, so all of them are taken for theirs.
 */
export async function eraseDropExamples(
  tx: SqlTransaction,
  { users }: ErasedLabels,
  pseudonymFor: PseudonymFor,
): Promise<void> {
  const rows = await tx.rows<{ ref: string }>(
    `SELECT dropped_ref AS ref FROM import_drop_example WHERE organization_id = current_organization_id() AND dropped_ref IS NOT NULL
     UNION SELECT kept_ref FROM import_drop_example WHERE organization_id = current_organization_id() AND kept_ref IS NOT NULL`,
  )
  const changed = rows.flatMap(({ ref }) => {
    const kept = users.reduce<string | null>(
      (sourceRef, user) => refWithoutIdentity({ sourceRef, user }, pseudonymFor),
      ref,
    )
    return kept === ref ? [] : [{ ref, kept }]
  })
  if (changed.length === 0) return
  const refs = [changed.map(({ ref }) => ref), changed.map(({ kept }) => kept)]
  for (const column of ['dropped_ref', 'kept_ref'])
    await tx.rows(
      `UPDATE import_drop_example d SET ${column} = n.kept FROM unnest($1::text[], $2::text[]) AS n (ref, kept)
       WHERE d.organization_id = current_organization_id() AND d.${column} = n.ref`,
      refs,
    )
}
