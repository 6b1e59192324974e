import { apiRoute, json } from '@/lib/http/api-route'
import { tableFormat } from '@/lib/http/file-format'
import { flatCells } from '@/lib/http/flat-cells'
import { PAGE_SIZES, parsePage } from '@/lib/http/page-query'
import { REPORT_DELIVERY_COLUMNS, reportDeliveryJson } from '@/lib/http/report-json'
import { listResponse } from '@/lib/http/table-response'
import { everyPage } from '@/lib/services/export/every-page'
import { listReportDeliveries } from '@/lib/services/reports/list-reports'

export const GET = apiRoute<{ id: string }>('view_spend', async ({ caller, params, query }) => {
  const format = tableFormat(query)
  if (format !== 'json') {
    const batches = everyPage(async (page) => {
      const { deliveries, nextCursor } = await listReportDeliveries(caller, params.id, page)
      return { items: deliveries.map((delivery) => flatCells(reportDeliveryJson(delivery))), nextCursor }
    })
    const name = `outlay-deliveries_report-${params.id}`
    return listResponse(format, { caller, query }, { name, columns: REPORT_DELIVERY_COLUMNS, batches })
  }
  const { deliveries, nextCursor } = await listReportDeliveries(
    caller,
    params.id,
    parsePage(query, PAGE_SIZES.short),
  )
  return json({ data: deliveries.map(reportDeliveryJson), next_cursor: nextCursor })
})
