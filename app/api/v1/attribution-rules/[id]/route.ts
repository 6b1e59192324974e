import { apiRoute, json } from '@/lib/http/api-route'
import { ruleJson } from '@/lib/http/attribution-json'
import { readJsonBody } from '@/lib/http/read-body'
import { changeRule, deleteRule } from '@/lib/services/attribution/change-rules'

export const PATCH = apiRoute<{ id: string }>('manage_attribution', async ({ request, caller, params }) =>
  json(ruleJson(await changeRule(caller, params.id, await readJsonBody(request)))),
)

export const DELETE = apiRoute<{ id: string }>('manage_attribution', async ({ caller, params }) => {
  await deleteRule(caller, params.id)
  return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } })
})
