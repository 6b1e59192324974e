import { litellmConfig } from '@/lib/domain/routing/litellm-config'
import { exportRoutes } from '@/lib/domain/routing/route-export'
import { apiRoute, json } from '@/lib/http/api-route'
import { routesJson, routingJson } from '@/lib/http/routing-json'
import { parseRoutingQuery } from '@/lib/http/routing-query'
import { routingTable } from '@/lib/http/routing-table'
import { tableResponse } from '@/lib/http/table-response'
import { getRouting } from '@/lib/services/routing/get-routing'

export const GET = apiRoute('view_spend', async ({ caller, query }) => {
  const { format, table, ...asked } = parseRoutingQuery(query)
  const report = await getRouting(caller, asked)
  switch (format) {
    case 'json':
      return json(routingJson(report))
    case 'csv':
    case 'xlsx':
    case 'json-file':
      return tableResponse(format, { caller, query }, routingTable(report, table))
    case 'routes':
      return json(routesJson(report, exportRoutes(report.rows)), 200, {
        'content-disposition': 'attachment; filename="outlay-routes.json"',
      })
    case 'litellm':
      return new Response(litellmConfig(exportRoutes(report.rows)), {
        headers: {
          'content-type': 'application/yaml; charset=utf-8',
          'content-disposition': 'attachment; filename="litellm-config.yaml"',
          'cache-control': 'no-store',
        },
      })
  }
})
