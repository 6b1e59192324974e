import { apiRoute, json } from '@/lib/http/api-route'
import { repricingJson } from '@/lib/http/repricing-json'
import { getRepricing } from '@/lib/services/repricing/list-repricings'
import { undoRepricing } from '@/lib/services/repricing/undo-repricing'

export const GET = apiRoute<{ id: string }>('view_spend', async ({ caller, params }) =>
  json(repricingJson(await getRepricing(caller, params.id))),
)

export const DELETE = apiRoute<{ id: string }>('manage_prices', async ({ caller, params }) =>
  json(repricingJson(await undoRepricing(caller, params.id)), 202),
)
