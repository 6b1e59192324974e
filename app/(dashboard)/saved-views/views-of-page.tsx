import { SavedViewsMenu } from '@/components/views/saved-views-menu'
import type { MemberCaller } from '@/lib/domain/members/caller'
import { whyNot } from '@/lib/domain/members/why-not'
import { toSavedViewItem } from '@/lib/domain/views/saved-view'
import { type ViewPage, viewHref } from '@/lib/domain/views/view-pages'
import { listSavedViews } from '@/lib/services/views/list-saved-views'
import { changeViewHere, deleteViewHere, saveViewHere } from './actions'

/** The saved views of a page that is all in its address. */
export async function ViewsOfPage({
  member,
  page,
  query,
}: {
  member: MemberCaller
  page: ViewPage
  query: URLSearchParams
}) {
  const views = (await listSavedViews(member)).filter((view) => view.page === page)
  return (
    <SavedViewsMenu
      views={views.map((view) => toSavedViewItem(member, view))}
      here={viewHref(page, query)}
      whyNotShare={whyNot(member, 'share_views', 'share views')}
      save={saveViewHere.bind(null, page)}
      change={changeViewHere}
      remove={deleteViewHere}
    />
  )
}
