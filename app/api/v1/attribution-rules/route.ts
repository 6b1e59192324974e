import { pageOf } from '@/lib/domain/page-cursor'
import { apiRoute, json } from '@/lib/http/api-route'
import { RULE_COLUMNS, ruleJson } from '@/lib/http/attribution-json'
import { tableFormat } from '@/lib/http/file-format'
import { flatCells } from '@/lib/http/flat-cells'
import { readJsonBody } from '@/lib/http/read-body'
import { parseLimit } from '@/lib/http/spend-query'
import { tableResponse } from '@/lib/http/table-response'
import { createRule } from '@/lib/services/attribution/change-rules'
import { listRules } from '@/lib/services/attribution/list-rules'

export const GET = apiRoute('manage_attribution', async ({ caller, query }) => {
  const format = tableFormat(query)
  const page = { limit: parseLimit(query, 100, 1000), cursor: query.get('cursor') || null }
  const rules = await listRules(caller)
  if (format !== 'json') {
    const rows = rules.map((rule) => flatCells(ruleJson(rule)))
    const table = { name: 'outlay-attribution-rules', rows, columns: RULE_COLUMNS }
    return tableResponse(format, { caller, query }, table)
  }
  const { items, nextCursor } = pageOf(rules, page)
  return json({ data: items.map(ruleJson), next_cursor: nextCursor })
})

export const POST = apiRoute('manage_attribution', async ({ request, caller }) =>
  json(ruleJson(await createRule(caller, await readJsonBody(request))), 201),
)
