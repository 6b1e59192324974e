import { z } from 'zod'
import { type Caller, mayDo } from '../members/caller'
import { organizationNameSchema } from '../organizations/organization-settings'
import { VIEW_PAGES, type ViewPage } from './view-pages'

export const VIEW_VISIBILITIES = ['private', 'shared'] as const
export type ViewVisibility = (typeof VIEW_VISIBILITIES)[number]

/** A view of a page under a name. */
export interface SavedView {
  id: string
  page: ViewPage
  name: string
  /** On this server: a path with its query. */
  href: string
  visibility: ViewVisibility
  /** Null: of an API key, or of somebody who was erased. */
  createdBy: string | null
  createdLabel: string
  createdAt: Date
  updatedAt: Date
}

/** A view in a list, with what whoever asks may do with it. */
export interface SavedViewItem extends Pick<SavedView, 'id' | 'page' | 'name' | 'href' | 'visibility'> {
  /** Who shared it; null where it is one's own. */
  by: string | null
  mayChange: boolean
  mayDelete: boolean
}

export const MOST_PRIVATE_VIEWS = 200
export const MOST_SHARED_VIEWS = 500
const LONGEST_QUERY = 8_000

const query = z
  .string()
  .max(LONGEST_QUERY, `The view's address is longer than ${LONGEST_QUERY} characters: take filters away.`)
  .refine((text) => !text.includes('\0') && !/%00/.test(text), 'A query holds no NUL.')
  .describe('What stands behind the ? in the page’s address. What the page does not know is left out.')
const visibility = z
  .enum(VIEW_VISIBILITIES)
  .describe(
    '`private`: yours alone, which an API key has none of. `shared`: everybody’s in the organization.',
  )

export const savedViewInput = z.strictObject({
  name: organizationNameSchema,
  page: z.enum(VIEW_PAGES),
  query,
  visibility,
})
export const savedViewChangeInput = z.strictObject({
  name: organizationNameSchema.optional(),
  query: query.optional(),
  visibility: visibility.optional(),
})

/**
 * True where it is the caller's to change: one that they made, or, for an admin, one that nobody here made: a key, or somebody who
 * was erased. Keys have no private ones, and change any shared one.
 */
export function mayChangeView(caller: Caller, view: SavedView): boolean {
  if (caller.kind === 'key') return view.visibility === 'shared'
  // Who sees a private one is its person, also where they took it over.
  if (view.visibility === 'private') return true
  return view.createdBy === null ? mayDo(caller, 'manage_views') : view.createdBy === caller.userId
}

/** Whoever made it, and an admin what is shared. */
export function mayDeleteView(caller: Caller, view: SavedView): boolean {
  return mayChangeView(caller, view) || (view.visibility === 'shared' && mayDo(caller, 'manage_views'))
}

export function toSavedViewItem(caller: Caller, view: SavedView): SavedViewItem {
  const { id, page, name, href, visibility: seenBy } = view
  const isOwn = caller.kind === 'member' && view.createdBy === caller.userId
  return {
    ...{ id, page, name, href, visibility: seenBy },
    by: isOwn ? null : view.createdLabel,
    mayChange: mayChangeView(caller, view),
    mayDelete: mayDeleteView(caller, view),
  }
}
