import { apiRoute, json } from '@/lib/http/api-route'
import { readResults } from '@/lib/http/read-results'
import { runJson } from '@/lib/http/run-json'
import { addRunResults } from '@/lib/services/runs/add-run-results'

export const POST = apiRoute<{ id: string }>('import_usage', async ({ request, caller, params }) => {
  const results = await readResults(request)
  const { passed, total, skipped, failures, notes, run, isNew } = await addRunResults(
    caller,
    params.id,
    results,
  )
  return json(
    {
      [`${results.as}_passed`]: passed,
      [`${results.as}_total`]: total,
      skipped,
      failures,
      notes,
      run: runJson(run),
    },
    isNew ? 201 : 200,
  )
})
