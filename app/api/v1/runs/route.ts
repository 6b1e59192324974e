import { apiRoute, json } from '@/lib/http/api-route'
import { tableFormat } from '@/lib/http/file-format'
import { PAGE_SIZES, parsePageOrAll } from '@/lib/http/page-query'
import { readRuns } from '@/lib/http/read-runs'
import { CALL_TOTALS, RUN_COLUMNS, runCells, runJson } from '@/lib/http/run-json'
import { parseRunQuery } from '@/lib/http/run-query'
import { tableResponse } from '@/lib/http/table-response'
import { importRuns } from '@/lib/services/runs/import-runs'
import { listRuns } from '@/lib/services/runs/list-runs'

export const GET = apiRoute('view_spend', async ({ caller, query }) => {
  const format = tableFormat(query)
  const { runs, nextCursor } = await listRuns(caller, {
    ...parseRunQuery(query),
    ...parsePageOrAll(query, PAGE_SIZES.long, format),
  })
  if (format === 'json') return json({ data: runs.map(runJson), next_cursor: nextCursor })
  const rows = runs.map(runCells)
  const sums = ['cost_usd', ...CALL_TOTALS]
  return tableResponse(format, { caller, query }, { name: 'outlay-runs', rows, columns: RUN_COLUMNS, sums })
})

export const POST = apiRoute('import_usage', async ({ request, caller }) => {
  const { rows, placesAre, ignoredColumns } = await readRuns(request)
  const { accepted, updated, rejected, problems } = await importRuns(
    caller,
    rows,
    placesAre === 'line' ? 'file' : 'api',
  )
  const errors = problems.map(({ place, path, message }) => ({ [placesAre]: place, path, message }))
  return json({
    accepted,
    updated,
    rejected,
    errors,
    ...(ignoredColumns.length > 0 && { ignored_columns: ignoredColumns }),
  })
})
