import { apiRoute, json } from '@/lib/http/api-route'
import { budgetCsv } from '@/lib/http/budget-csv'
import { budgetJson } from '@/lib/http/budget-json'
import { isCsvAsked } from '@/lib/http/csv-response'
import { readJsonBody } from '@/lib/http/read-body'
import { parseLimit } from '@/lib/http/spend-query'
import { createBudget } from '@/lib/services/budgets/create-budget'
import { listBudgets } from '@/lib/services/budgets/list-budgets'
import { listBudgetsPage } from '@/lib/services/budgets/list-budgets-page'

export const GET = apiRoute('view_spend', async ({ caller, query }) => {
  if (isCsvAsked(query)) return budgetCsv(await listBudgets(caller))
  const limit = parseLimit(query, 50, 200)
  const { views, nextCursor } = await listBudgetsPage(caller, { limit, cursor: query.get('cursor') || null })
  return json({ data: views.map(budgetJson), next_cursor: nextCursor })
})

export const POST = apiRoute('manage_budgets', async ({ request, caller }) => {
  const view = await createBudget(caller, await readJsonBody(request))
  return json(budgetJson(view), 201, { location: `/api/v1/budgets/${view.budget.id}` })
})
