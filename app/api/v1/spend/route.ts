import { spendJson } from '@/lib/domain/usage/to-wire-spend'
import { apiRoute, json } from '@/lib/http/api-route'
import { parseSpendQuery } from '@/lib/http/spend-query'
import { getSpend } from '@/lib/services/usage/get-spend'

export const GET = apiRoute('view_spend', async ({ caller, query }) =>
  json(spendJson(await getSpend(caller, parseSpendQuery(query)))),
)
