import { inOrganizationSql } from '../../data/database'
import { findImportDeliveries } from '../../data/imports/import-deliveries'
import { listImportProblemRows } from '../../data/imports/import-problems'
import { findImport, listImportRows } from '../../data/imports/import-rows'
import { ProductError } from '../../domain/errors'
import type { ImportProblem, ImportView } from '../../domain/imports/import-view'
import type { ToldImportEvent } from '../../domain/imports/told-import-event'
import { type Caller, mayDo, requireAllowed } from '../../domain/members/caller'

export interface ImportsPage {
  imports: ImportView[]
  nextCursor: string | null
}

/** Imports newest first, a page at a time. */
export async function listImports(
  caller: Caller,
  page: { limit: number; cursor: string | null },
): Promise<ImportsPage> {
  requireAllowed(caller, 'view_imports')
  const rows = await inOrganizationSql(caller.organizationId, (tx) =>
    listImportRows(tx, page.limit + 1, page.cursor),
  )
  const imports = rows.slice(0, page.limit).map(toView)
  return { imports, nextCursor: rows.length > imports.length ? (imports.at(-1)?.id ?? null) : null }
}

/** One import; `not_found` where there is none of this id in the caller's organization. */
export async function getImport(caller: Caller, id: string): Promise<ImportView> {
  requireAllowed(caller, 'view_imports')
  const found = await inOrganizationSql(caller.organizationId, (tx) => findImport(tx, id))
  if (!found) throw new ProductError('not_found', 'There is no such import.')
  return toView(found)
}

/** The lines of an import that were not taken, with their reasons. */
export async function listImportProblems(
  caller: Caller,
  id: string,
  limit: number,
): Promise<ImportProblem[]> {
  await getImport(caller, id)
  return inOrganizationSql(caller.organizationId, (tx) => listImportProblemRows(tx, id, limit))
}

/** What channels were told of an import; null where the caller may not see channels. */
export async function listImportDeliveries(caller: Caller, id: string): Promise<ToldImportEvent[] | null> {
  await getImport(caller, id)
  if (!mayDo(caller, 'view_channels')) return null
  return inOrganizationSql(caller.organizationId, (tx) => findImportDeliveries(tx, id))
}

function toView<Stored extends ImportView & { labels: unknown; batchesDone: number; attempts: number }>(
  stored: Stored,
): ImportView {
  const { labels: _, batchesDone: __, attempts: ___, ...view } = stored
  return view
}
