import { NEUTRAL_DEFAULTS } from '@/lib/domain/estimate/estimate-defaults'
import { estimateInputSchema, unreadNames } from '@/lib/domain/estimate/estimate-input'
import { ESTIMATE_TABLES, estimateTable } from '@/lib/domain/estimate/estimate-tables'
import { LEAST_RUNS } from '@/lib/domain/estimate/own-defaults'
import { parseInput } from '@/lib/domain/parse-input'
import { json } from '@/lib/http/api-route'
import { askedChoice, tableFormat } from '@/lib/http/file-format'
import { openRoute } from '@/lib/http/open-route'
import { readJsonBody } from '@/lib/http/read-body'
import { tableResponse } from '@/lib/http/table-response'
import { estimateCost } from '@/lib/services/estimates/estimate-cost'

const MOST_BYTES = 100_000

export const POST = openRoute(async (request, caller) => {
  const query = new URL(request.url).searchParams
  const format = tableFormat(query)
  const table = askedChoice(query, 'table', ESTIMATE_TABLES)
  const body = await readJsonBody(request, MOST_BYTES)
  const input = parseInput(estimateInputSchema, body)
  const { estimate, own } = await estimateCost(caller, input, {
    defaults: NEUTRAL_DEFAULTS,
    nowMs: Date.now(),
  })
  if (format !== 'json') return tableResponse(format, { caller, query }, estimateTable(estimate, table))
  const unread = unreadNames(body)
  const found = own && {
    found: own.runs,
    used: own.defaults !== null,
    least: LEAST_RUNS,
    run_ids: own.runIds,
  }
  return json({ ...estimate, ...(found && { own_runs: found }), ...(unread.length > 0 && { unread }) })
})
