import { apiRoute, json } from '@/lib/http/api-route'
import { csvMappingJson } from '@/lib/http/csv-mapping-json'
import { readJsonBody } from '@/lib/http/read-body'
import { parseLimit } from '@/lib/http/spend-query'
import { listCsvMappings, saveCsvMapping } from '@/lib/services/imports/csv-mappings'

export const GET = apiRoute('view_imports', async ({ caller, query }) => {
  const { mappings, nextCursor } = await listCsvMappings(caller, {
    limit: parseLimit(query, 50, 200),
    cursor: query.get('cursor') || null,
  })
  return json({ data: mappings.map(csvMappingJson), next_cursor: nextCursor })
})

export const POST = apiRoute('import_usage', async ({ request, caller }) => {
  const saved = await saveCsvMapping(caller, await readJsonBody(request))
  return json(csvMappingJson(saved), 201, { location: `/api/v1/csv-mappings/${saved.id}` })
})
