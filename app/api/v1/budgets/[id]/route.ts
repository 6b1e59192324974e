import { apiRoute, json } from '@/lib/http/api-route'
import { budgetJson } from '@/lib/http/budget-json'
import { budgetPeriodsTable } from '@/lib/http/budget-periods-table'
import { tableFormat } from '@/lib/http/file-format'
import { readJsonBody } from '@/lib/http/read-body'
import { tableResponse } from '@/lib/http/table-response'
import { changeBudget, deleteBudget } from '@/lib/services/budgets/change-budget'
import { getBudget } from '@/lib/services/budgets/get-budget'
import { budgetHistory } from '@/lib/services/budgets/preview-budget'

export const GET = apiRoute<{ id: string }>('view_spend', async ({ caller, params, query }) => {
  const format = tableFormat(query)
  if (format === 'json') return json(budgetJson(await getBudget(caller, params.id)))
  const table = budgetPeriodsTable(await budgetHistory(caller, params.id), params.id)
  return tableResponse(format, { caller, query }, table)
})

export const PATCH = apiRoute<{ id: string }>('manage_budgets', async ({ request, caller, params }) =>
  json(budgetJson(await changeBudget(caller, params.id, await readJsonBody(request)))),
)

export const DELETE = apiRoute<{ id: string }>('manage_budgets', async ({ caller, params }) => {
  await deleteBudget(caller, params.id)
  return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } })
})
