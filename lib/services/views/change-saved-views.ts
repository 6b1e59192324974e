import { randomUUID } from 'node:crypto'
import { insertAuditRow } from '../../data/audit/insert-audit-row'
import { inOrganizationSql, type SqlTransaction } from '../../data/database'
import {
  deleteSavedView as deleteRow,
  findSavedViews,
  insertSavedView,
  lockSavedViews,
  updateSavedView,
} from '../../data/views/saved-view-rows'
import { ProductError } from '../../domain/errors'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { parseInput } from '../../domain/parse-input'
import {
  MOST_PRIVATE_VIEWS,
  MOST_SHARED_VIEWS,
  mayChangeView,
  mayDeleteView,
  type SavedView,
  savedViewChangeInput,
  savedViewInput,
  type ViewVisibility,
} from '../../domain/views/saved-view'
import { toViewQuery } from '../../domain/views/view-pages'
import { auditActor } from '../audit-actor'

/** Keeps what a page shows under a name: for oneself, or for everybody in the organization. */
export async function saveView(caller: Caller, input: unknown): Promise<SavedView> {
  requireAllowed(caller, 'save_views')
  const { name, page, query, visibility } = parseInput(savedViewInput, input)
  const privateTo = ownerOf(caller, visibility)
  return inViews(caller, async (tx, views) => {
    refuseTaken(views, { name, visibility })
    refuseTooMany(views, visibility)
    const { actorUserId: createdBy, actorLabel: createdLabel } = auditActor(caller)
    const view = await insertSavedView(tx, {
      ...{ id: randomUUID(), page, name, privateTo, createdBy, createdLabel },
      query: toViewQuery(page, new URLSearchParams(query)),
    })
    await record(tx, caller, 'saved_view.create', { after: view })
    return view
  })
}

/** Renames a view, shares it or takes it back, or lets it show something else; what is not given stays. */
export async function changeView(caller: Caller, id: string, input: unknown): Promise<SavedView> {
  requireAllowed(caller, 'save_views')
  return inViews(caller, async (tx, views) => {
    const view = findOrRefuse(views, id)
    const { name = view.name, query, visibility = view.visibility } = parseInput(savedViewChangeInput, input)
    if (!mayChangeView(caller, view))
      throw new ProductError(
        'forbidden',
        view.createdBy === null
          ? 'Only an admin may change this view.'
          : `Only ${view.createdLabel}, who made this view, may change it.`,
      )
    const privateTo = ownerOf(caller, visibility)
    const others = views.filter((other) => other !== view)
    refuseTaken(others, { name, visibility })
    refuseTooMany(others, visibility)
    const after = await updateSavedView(tx, view.id, {
      ...{ name, privateTo },
      query: query === undefined ? undefined : toViewQuery(view.page, new URLSearchParams(query)),
    })
    await record(tx, caller, 'saved_view.update', { before: view, after })
    return after
  })
}

/** Deletes one's own view; an admin deletes any that is shared. */
export async function deleteView(caller: Caller, id: string): Promise<SavedView> {
  requireAllowed(caller, 'save_views')
  return inViews(caller, async (tx, views) => {
    const view = findOrRefuse(views, id)
    if (!mayDeleteView(caller, view))
      throw new ProductError('forbidden', `Only ${view.createdLabel} or an admin may delete this view.`)
    await deleteRow(tx, view.id)
    await record(tx, caller, 'saved_view.delete', { before: view })
    return view
  })
}

function inViews<Result>(
  caller: Caller,
  change: (tx: SqlTransaction, views: SavedView[]) => Promise<Result>,
): Promise<Result> {
  return inOrganizationSql(caller.organizationId, async (tx) => {
    await lockSavedViews(tx)
    return change(tx, await findSavedViews(tx, caller.kind === 'member' ? caller.userId : null))
  })
}

function ownerOf(caller: Caller, visibility: ViewVisibility): string | null {
  if (visibility === 'shared') {
    requireAllowed(caller, 'share_views')
    return null
  }
  if (caller.kind === 'member') return caller.userId
  const message = 'An API key has no private views: share it.'
  throw new ProductError('invalid', message, { fields: [{ path: 'visibility', message }] })
}

function refuseTaken(
  others: readonly SavedView[],
  { name, visibility }: Pick<SavedView, 'name' | 'visibility'>,
): void {
  if (!others.some((other) => other.name === name && other.visibility === visibility)) return
  const message =
    visibility === 'shared' ? 'There is a shared view of this name.' : 'You have a view of this name.'
  throw new ProductError('conflict', message, { fields: [{ path: 'name', message }] })
}

function refuseTooMany(others: readonly SavedView[], visibility: ViewVisibility): void {
  const most = visibility === 'shared' ? MOST_SHARED_VIEWS : MOST_PRIVATE_VIEWS
  if (others.filter((other) => other.visibility === visibility).length >= most)
    throw new ProductError('conflict', `There are ${most} ${visibility} views already: delete one first.`)
}

function findOrRefuse(views: readonly SavedView[], id: string): SavedView {
  const view = views.find((one) => one.id === id.toLowerCase())
  if (!view) throw new ProductError('not_found', 'There is no such view.')
  return view
}

/** Says in the audit log what was shared; what is private is nobody else's, there too. */
async function record(
  tx: SqlTransaction,
  caller: Caller,
  action: string,
  { before, after }: { before?: SavedView; after?: SavedView },
): Promise<void> {
  const told = [before, after].find((view) => view?.visibility === 'shared')
  if (!told) return
  await insertAuditRow(tx, {
    ...auditActor(caller),
    action,
    subject: `saved view ${told.id}`,
    ...(before && { before: toldOf(before) }),
    ...(after && { after: toldOf(after) }),
  })
}

function toldOf({ name, href, visibility }: SavedView) {
  return visibility === 'shared' ? { name, visibility, address: href } : { visibility }
}
