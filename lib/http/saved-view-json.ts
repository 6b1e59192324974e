import type { Caller } from '../domain/members/caller'
import { type SavedView, toSavedViewItem } from '../domain/views/saved-view'

/** A saved view as the API answers it. */
export function savedViewJson(caller: Caller, view: SavedView) {
  const { mayChange, mayDelete } = toSavedViewItem(caller, view)
  return {
    id: view.id,
    name: view.name,
    page: view.page,
    query: view.href.split('?')[1] ?? '',
    href: view.href,
    visibility: view.visibility,
    created_by: view.createdLabel,
    may_change: mayChange,
    may_delete: mayDelete,
    created_at: view.createdAt.toISOString(),
    updated_at: view.updatedAt.toISOString(),
  }
}
