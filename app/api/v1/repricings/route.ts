import { readRepricingInput } from '@/lib/domain/pricing/read-repricing-input'
import { apiRoute, json } from '@/lib/http/api-route'
import { tableFormat } from '@/lib/http/file-format'
import { flatCells } from '@/lib/http/flat-cells'
import { PAGE_SIZES, parsePage } from '@/lib/http/page-query'
import { readJsonBody } from '@/lib/http/read-body'
import { REPRICING_COLUMNS, repricingJson, repricingPreviewJson } from '@/lib/http/repricing-json'
import { listResponse } from '@/lib/http/table-response'
import { everyPage } from '@/lib/services/export/every-page'
import { listRepricings } from '@/lib/services/repricing/list-repricings'
import { previewRepricing } from '@/lib/services/repricing/preview-repricing'
import { startRepricing } from '@/lib/services/repricing/start-repricing'

export const GET = apiRoute('view_spend', async ({ caller, query }) => {
  const format = tableFormat(query)
  if (format !== 'json') {
    const batches = everyPage(async (page) => {
      const { repricings, nextCursor } = await listRepricings(caller, page)
      return { items: repricings.map((repricing) => flatCells(repricingJson(repricing))), nextCursor }
    })
    const table = { name: 'outlay-repricings', columns: REPRICING_COLUMNS, batches }
    return listResponse(format, { caller, query }, table)
  }
  const { repricings, nextCursor } = await listRepricings(caller, parsePage(query, PAGE_SIZES.short))
  return json({ data: repricings.map(repricingJson), next_cursor: nextCursor })
})

export const POST = apiRoute('manage_prices', async ({ request, caller }) => {
  const input = readRepricingInput(await readJsonBody(request))
  if (input.dry_run) return json(repricingPreviewJson(await previewRepricing(caller, input, request.signal)))
  const repricing = await startRepricing(caller, input)
  return json(repricingJson(repricing), 202, { location: `/api/v1/repricings/${repricing.id}` })
})
