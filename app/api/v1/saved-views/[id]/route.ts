import { apiRoute, json } from '@/lib/http/api-route'
import { readJsonBody } from '@/lib/http/read-body'
import { savedViewJson } from '@/lib/http/saved-view-json'
import { changeView, deleteView } from '@/lib/services/views/change-saved-views'

export const PATCH = apiRoute<{ id: string }>('save_views', async ({ request, caller, params }) =>
  json(savedViewJson(caller, await changeView(caller, params.id, await readJsonBody(request)))),
)

export const DELETE = apiRoute<{ id: string }>('save_views', async ({ caller, params }) => {
  await deleteView(caller, params.id)
  return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } })
})
