import { apiRoute, json } from '@/lib/http/api-route'
import { budgetJson } from '@/lib/http/budget-json'
import { readJsonBody } from '@/lib/http/read-body'
import { changeBudget, deleteBudget } from '@/lib/services/budgets/change-budget'
import { getBudget } from '@/lib/services/budgets/get-budget'

export const GET = apiRoute<{ id: string }>('view_spend', async ({ caller, params }) =>
  json(budgetJson(await getBudget(caller, params.id))),
)

export const PATCH = apiRoute<{ id: string }>('manage_budgets', async ({ request, caller, params }) =>
  json(budgetJson(await changeBudget(caller, params.id, await readJsonBody(request)))),
)

export const DELETE = apiRoute<{ id: string }>('manage_budgets', async ({ caller, params }) => {
  await deleteBudget(caller, params.id)
  return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } })
})
