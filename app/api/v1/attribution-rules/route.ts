import { apiRoute, json } from '@/lib/http/api-route'
import { RULE_COLUMNS, ruleJson } from '@/lib/http/attribution-json'
import { readJsonBody } from '@/lib/http/read-body'
import { wholeListResponse } from '@/lib/http/whole-list'
import { createRule } from '@/lib/services/attribution/change-rules'
import { listRules } from '@/lib/services/attribution/list-rules'

export const GET = apiRoute('manage_attribution', async ({ caller, query }) => {
  const items = (await listRules(caller)).map(ruleJson)
  return wholeListResponse({ caller, query }, items, {
    name: 'outlay-attribution-rules',
    columns: RULE_COLUMNS,
  })
})

export const POST = apiRoute('manage_attribution', async ({ request, caller }) =>
  json(ruleJson(await createRule(caller, await readJsonBody(request))), 201),
)
