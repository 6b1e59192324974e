import { apiRoute, json } from '@/lib/http/api-route'
import { BUDGET_COLUMNS, budgetCells } from '@/lib/http/budget-cells'
import { budgetJson } from '@/lib/http/budget-json'
import { tableFormat } from '@/lib/http/file-format'
import { PAGE_SIZES, parsePage } from '@/lib/http/page-query'
import { readJsonBody } from '@/lib/http/read-body'
import { tableResponse } from '@/lib/http/table-response'
import { createBudget } from '@/lib/services/budgets/create-budget'
import { listBudgets } from '@/lib/services/budgets/list-budgets'
import { listBudgetsPage } from '@/lib/services/budgets/list-budgets-page'

export const GET = apiRoute('view_spend', async ({ caller, query }) => {
  const format = tableFormat(query)
  if (format !== 'json') {
    const rows = (await listBudgets(caller)).map(budgetCells)
    return tableResponse(
      format,
      { caller, query },
      { name: 'outlay-budgets', rows, columns: [...BUDGET_COLUMNS] },
    )
  }
  const { views, nextCursor } = await listBudgetsPage(caller, parsePage(query, PAGE_SIZES.short))
  return json({ data: views.map(budgetJson), next_cursor: nextCursor })
})

export const POST = apiRoute('manage_budgets', async ({ request, caller }) => {
  const view = await createBudget(caller, await readJsonBody(request))
  return json(budgetJson(view), 201, { location: `/api/v1/budgets/${view.budget.id}` })
})
