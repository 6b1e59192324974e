import { inOrganizationSql } from '../../data/database'
import { listDrops } from '../../data/imports/list-drops'
import type { DropView } from '../../domain/imports/drop-view'
import { type Caller, requireAllowed } from '../../domain/members/caller'

/** What of an import was not counted again, and why; nothing where there is no such import. */
export async function listDroppedLines(caller: Caller, importId: string): Promise<DropView[]> {
  requireAllowed(caller, 'view_imports')
  return inOrganizationSql(caller.organizationId, (tx) => listDrops(tx, { importId }))
}

/** The same of all imports that are not undone and came since an instant; null is all time. */
export async function sumDroppedLines(caller: Caller, since: Date | null): Promise<DropView[]> {
  requireAllowed(caller, 'view_imports')
  return inOrganizationSql(caller.organizationId, (tx) => listDrops(tx, { since }))
}
