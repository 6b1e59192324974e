import { apiRoute, json } from '@/lib/http/api-route'
import { CSV_MAPPING_COLUMNS, csvMappingJson } from '@/lib/http/csv-mapping-json'
import { tableFormat } from '@/lib/http/file-format'
import { flatCells } from '@/lib/http/flat-cells'
import { PAGE_SIZES, parsePage } from '@/lib/http/page-query'
import { readJsonBody } from '@/lib/http/read-body'
import { listResponse } from '@/lib/http/table-response'
import { everyPage } from '@/lib/services/export/every-page'
import { listCsvMappings, saveCsvMapping } from '@/lib/services/imports/csv-mappings'

export const GET = apiRoute('view_imports', async ({ caller, query }) => {
  const format = tableFormat(query)
  if (format !== 'json') {
    const batches = everyPage(async (page) => {
      const { mappings, nextCursor } = await listCsvMappings(caller, page)
      return { items: mappings.map((stored) => flatCells(csvMappingJson(stored))), nextCursor }
    })
    const table = { name: 'outlay-csv-mappings', columns: CSV_MAPPING_COLUMNS, batches }
    return listResponse(format, { caller, query }, table)
  }
  const { mappings, nextCursor } = await listCsvMappings(caller, parsePage(query, PAGE_SIZES.short))
  return json({ data: mappings.map(csvMappingJson), next_cursor: nextCursor })
})

export const POST = apiRoute('import_usage', async ({ request, caller }) => {
  const saved = await saveCsvMapping(caller, await readJsonBody(request))
  return json(csvMappingJson(saved), 201, { location: `/api/v1/csv-mappings/${saved.id}` })
})
