import { apiRoute, json } from '@/lib/http/api-route'
import { readJsonBody } from '@/lib/http/read-body'
import { putAgentRun } from '@/lib/services/runs/put-agent-run'

export const PUT = apiRoute<{ id: string }>('import_usage', async ({ request, caller, params }) => {
  const { isNew, costUsd, costBasis, ...run } = await putAgentRun(
    caller,
    params.id,
    await readJsonBody(request),
  )
  return json(
    { ...run, cost_usd: costUsd, cost_basis: costBasis, reported_cost_usd: run.cost_usd },
    isNew ? 201 : 200,
  )
})
