import type { SavedView, ViewVisibility } from '../../domain/views/saved-view'
import { storedViewHref, type ViewPage, type ViewQuery } from '../../domain/views/view-pages'
import type { SqlTransaction } from '../database'

interface Row extends Omit<SavedView, 'href' | 'visibility'> {
  query: ViewQuery
  privateTo: string | null
}

const COLUMNS = `id, page, name, query, private_to AS "privateTo", created_by AS "createdBy", created_label AS "createdLabel",
  created_at AS "createdAt", updated_at AS "updatedAt"`
const IN_ORGANIZATION = 'organization_id = current_organization_id()'
// The policy says so too; an API key is nobody, whatever the policy shows to the product.
const SEEN = (viewer: string) => `(private_to IS NULL OR private_to = ${viewer})`

/** Two that save at once do it one after the other, so that a name is free and the count holds. */
export async function lockSavedViews(tx: SqlTransaction): Promise<void> {
  await tx.rows(`SELECT pg_advisory_xact_lock(hashtext('saved_view'), current_organization_id())`)
}

/** The shared views and the viewer's own, by name. */
export async function findSavedViews(tx: SqlTransaction, viewerId: string | null): Promise<SavedView[]> {
  const rows = await tx.rows<Row>(
    `SELECT ${COLUMNS} FROM saved_view WHERE ${IN_ORGANIZATION} AND ${SEEN('$1')} ORDER BY lower(name), created_at, id`,
    [viewerId],
  )
  return rows.map(toView)
}

export async function insertSavedView(
  tx: SqlTransaction,
  view: {
    id: string
    page: ViewPage
    name: string
    query: ViewQuery
    privateTo: string | null
    createdBy: string | null
    createdLabel: string
  },
): Promise<SavedView> {
  const [row] = await tx.rows<Row>(
    `INSERT INTO saved_view (organization_id, id, page, name, query, private_to, created_by, created_label)
     VALUES (current_organization_id(), $1, $2, $3, $4, $5, $6, $7) RETURNING ${COLUMNS}`,
    [
      view.id,
      view.page,
      view.name,
      JSON.stringify(view.query),
      view.privateTo,
      view.createdBy,
      view.createdLabel,
    ],
  )
  return written(row)
}

/** A query that is not given stays. */
export async function updateSavedView(
  tx: SqlTransaction,
  id: string,
  { name, query, privateTo }: { name: string; query: ViewQuery | undefined; privateTo: string | null },
): Promise<SavedView> {
  const [row] = await tx.rows<Row>(
    `UPDATE saved_view SET name = $2, query = coalesce($3, query), private_to = $4,
       updated_at = date_trunc('milliseconds', clock_timestamp())
     WHERE ${IN_ORGANIZATION} AND id = $1 RETURNING ${COLUMNS}`,
    [id, name, query ? JSON.stringify(query) : null, privateTo],
  )
  return written(row)
}

export async function deleteSavedView(tx: SqlTransaction, id: string): Promise<void> {
  await tx.rows(`DELETE FROM saved_view WHERE ${IN_ORGANIZATION} AND id = $1`, [id])
}

function written(row: Row | undefined): SavedView {
  if (!row) throw new Error('a view that was written is not there')
  return toView(row)
}

function toView({ query, privateTo, ...row }: Row): SavedView {
  const visibility: ViewVisibility = privateTo === null ? 'shared' : 'private'
  return { ...row, visibility, href: storedViewHref(row.page, query) }
}
