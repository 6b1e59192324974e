import { apiRoute, json } from '@/lib/http/api-route'
import { readJsonBody } from '@/lib/http/read-body'
import { rateLimitsJson } from '@/lib/http/routing-json'
import { listRateLimits } from '@/lib/services/routing/list-rate-limits'
import { setRateLimits } from '@/lib/services/routing/set-rate-limits'

export const GET = apiRoute('view_spend', async ({ caller }) =>
  json(rateLimitsJson(await listRateLimits(caller))),
)

export const PUT = apiRoute('manage_routing', async ({ request, caller }) =>
  json(rateLimitsJson(await setRateLimits(caller, await readJsonBody(request)))),
)
