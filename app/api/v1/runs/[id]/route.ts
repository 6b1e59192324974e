import { apiRoute, json } from '@/lib/http/api-route'
import { askedChoice, tableFormat } from '@/lib/http/file-format'
import { readJsonBody } from '@/lib/http/read-body'
import { runJson, runModelJson } from '@/lib/http/run-json'
import { parseChangeMode } from '@/lib/http/run-query'
import { RUN_TABLES, runTable } from '@/lib/http/run-tables'
import { tableResponse } from '@/lib/http/table-response'
import { deleteRun } from '@/lib/services/runs/delete-run'
import { getRun } from '@/lib/services/runs/get-run'
import { getRunPage } from '@/lib/services/runs/get-run-page'
import { patchRun } from '@/lib/services/runs/patch-run'
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

export const GET = apiRoute<{ id: string }>('view_spend', async ({ caller, params, query }) => {
  const format = tableFormat(query)
  if (format !== 'json') {
    const table = askedChoice(query, 'table', RUN_TABLES)
    const page = await getRunPage(caller, params.id, Date.now())
    return tableResponse(format, { caller, query }, runTable(page, table))
  }
  const { run, byModel, retriedBy } = await getRun(caller, params.id)
  return json({ ...runJson(run), retried_by: retriedBy, by_model: byModel.map(runModelJson) })
})

export const DELETE = apiRoute<{ id: string }>('delete_run', async ({ caller, params }) => {
  await deleteRun(caller, params.id)
  return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } })
})

export const PATCH = apiRoute<{ id: string }>('import_usage', async ({ request, caller, params, query }) => {
  const { run, isNew } = await patchRun(caller, params.id, {
    body: await readJsonBody(request),
    mode: parseChangeMode(query),
    task: query.get('task') || null,
    origin: query.get('origin') === 'push' ? 'push' : 'api',
  })
  return json(runJson(run), isNew ? 201 : 200)
})
