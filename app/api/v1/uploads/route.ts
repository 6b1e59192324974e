import { z } from 'zod'
import { parseInput } from '@/lib/domain/parse-input'
import { apiRoute, json } from '@/lib/http/api-route'
import { dropsTable } from '@/lib/http/drop-json'
import { askedChoice, tableFormat } from '@/lib/http/file-format'
import { flatCells } from '@/lib/http/flat-cells'
import { DROPS_SINCE, IMPORT_COLUMNS, IMPORT_TABLES, importJson } from '@/lib/http/import-json'
import { PAGE_SIZES, parsePage } from '@/lib/http/page-query'
import { readUpload } from '@/lib/http/read-upload'
import { listResponse, tableResponse } from '@/lib/http/table-response'
import { everyPage } from '@/lib/services/export/every-page'
import { sumDroppedLines } from '@/lib/services/imports/list-dropped-lines'
import { listImports } from '@/lib/services/imports/list-imports'
import { receiveUpload } from '@/lib/services/imports/receive-upload'

const SUMS = ['bytes_total', 'bytes_read', 'accepted', 'updated', 'duplicates', 'rejected']

export const POST = apiRoute('import_usage', async ({ request, caller }) => {
  const made = await receiveUpload(caller, await readUpload(request))
  return json(importJson(made), 202, { location: `/api/v1/uploads/${made.id}` })
})

export const GET = apiRoute('view_imports', async ({ caller, query }) => {
  const format = tableFormat(query)
  const table = askedChoice(query, 'table', IMPORT_TABLES)
  const { since } = parseInput(z.object({ since: DROPS_SINCE }), { since: query.get('since') || null })
  if (format !== 'json' && table === 'dropped') {
    const drops = await sumDroppedLines(caller, since === null ? null : new Date(since))
    return tableResponse(format, { caller, query }, dropsTable(drops, 'all-imports'))
  }
  if (format !== 'json') {
    const batches = everyPage(async (page) => {
      const { imports, nextCursor } = await listImports(caller, page)
      return { items: imports.map((view) => flatCells(importJson(view))), nextCursor }
    })
    const imports = { name: 'outlay-imports', columns: IMPORT_COLUMNS, batches, sums: SUMS }
    return listResponse(format, { caller, query }, imports)
  }
  const { imports, nextCursor } = await listImports(caller, parsePage(query, PAGE_SIZES.short))
  return json({ data: imports.map((view) => importJson(view)), next_cursor: nextCursor })
})
