import { pageOf } from '@/lib/domain/page-cursor'
import { apiRoute, json } from '@/lib/http/api-route'
import { PAGE_SIZES, parsePage } from '@/lib/http/page-query'
import { readJsonBody } from '@/lib/http/read-body'
import { savedViewJson } from '@/lib/http/saved-view-json'
import { saveView } from '@/lib/services/views/change-saved-views'
import { listSavedViews } from '@/lib/services/views/list-saved-views'

export const GET = apiRoute('view_spend', async ({ caller, query }) => {
  const page = parsePage(query, PAGE_SIZES.long)
  const { items, nextCursor } = pageOf(await listSavedViews(caller), page)
  return json({ data: items.map((view) => savedViewJson(caller, view)), next_cursor: nextCursor })
})

export const POST = apiRoute('save_views', async ({ request, caller }) =>
  json(savedViewJson(caller, await saveView(caller, await readJsonBody(request))), 201),
)
