import { apiRoute, json } from '@/lib/http/api-route'
import { importJson } from '@/lib/http/import-json'
import { readUpload } from '@/lib/http/read-upload'
import { parseLimit } from '@/lib/http/spend-query'
import { listImports } from '@/lib/services/imports/list-imports'
import { receiveUpload } from '@/lib/services/imports/receive-upload'

export const POST = apiRoute('import_usage', async ({ request, caller }) => {
  const made = await receiveUpload(caller, await readUpload(request))
  return json(importJson(made), 202, { location: `/api/v1/uploads/${made.id}` })
})

export const GET = apiRoute('view_imports', async ({ caller, query }) => {
  const { imports, nextCursor } = await listImports(caller, {
    limit: parseLimit(query, 50, 200),
    cursor: query.get('cursor') || null,
  })
  return json({ data: imports.map((view) => importJson(view)), next_cursor: nextCursor })
})
