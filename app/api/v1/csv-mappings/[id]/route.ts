import { apiRoute, json } from '@/lib/http/api-route'
import { csvMappingJson } from '@/lib/http/csv-mapping-json'
import { forgetCsvMapping, getCsvMapping } from '@/lib/services/imports/csv-mappings'

export const GET = apiRoute<{ id: string }>('view_imports', async ({ caller, params }) =>
  json(csvMappingJson(await getCsvMapping(caller, params.id))),
)

export const DELETE = apiRoute<{ id: string }>('import_usage', async ({ caller, params }) => {
  await forgetCsvMapping(caller, params.id)
  return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } })
})
