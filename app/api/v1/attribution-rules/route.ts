import { pageOf } from '@/lib/domain/page-cursor'
import { apiRoute, json } from '@/lib/http/api-route'
import { ruleJson } from '@/lib/http/attribution-json'
import { readJsonBody } from '@/lib/http/read-body'
import { parseLimit } from '@/lib/http/spend-query'
import { createRule } from '@/lib/services/attribution/change-rules'
import { listRules } from '@/lib/services/attribution/list-rules'

export const GET = apiRoute('manage_attribution', async ({ caller, query }) => {
  const page = { limit: parseLimit(query, 100, 1000), cursor: query.get('cursor') || null }
  const { items, nextCursor } = pageOf(await listRules(caller), page)
  return json({ data: items.map(ruleJson), next_cursor: nextCursor })
})

export const POST = apiRoute('manage_attribution', async ({ request, caller }) =>
  json(ruleJson(await createRule(caller, await readJsonBody(request))), 201),
)
