import { apiRoute, json } from '@/lib/http/api-route'
import { reportDeliveryJson } from '@/lib/http/report-json'
import { parseLimit } from '@/lib/http/spend-query'
import { listReportDeliveries } from '@/lib/services/reports/list-reports'

export const GET = apiRoute<{ id: string }>('view_spend', async ({ caller, params, query }) => {
  const { deliveries, nextCursor } = await listReportDeliveries(caller, params.id, {
    limit: parseLimit(query, 50, 200),
    cursor: query.get('cursor') || null,
  })
  return json({ data: deliveries.map(reportDeliveryJson), next_cursor: nextCursor })
})
