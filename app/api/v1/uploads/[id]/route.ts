import { requireAllowed } from '@/lib/domain/members/caller'
import { apiRoute, json } from '@/lib/http/api-route'
import { dropsTable } from '@/lib/http/drop-json'
import { askedChoice, tableFormat } from '@/lib/http/file-format'
import { importDeliveriesTable, importJson, TABLES_OF_IMPORT } from '@/lib/http/import-json'
import { tableResponse } from '@/lib/http/table-response'
import { listDroppedLines } from '@/lib/services/imports/list-dropped-lines'
import { getImport, listImportDeliveries, listImportProblems } from '@/lib/services/imports/list-imports'
import { undoImport } from '@/lib/services/imports/undo-import'

export const GET = apiRoute<{ id: string }>('view_imports', async ({ caller, params, query }) => {
  const format = tableFormat(query)
  const table = askedChoice(query, 'table', TABLES_OF_IMPORT)
  const view = await getImport(caller, params.id)
  if (format !== 'json' && table === 'deliveries') {
    requireAllowed(caller, 'view_channels')
    const told = (await listImportDeliveries(caller, view.id)) ?? []
    return tableResponse(format, { caller, query }, importDeliveriesTable(told, view.id))
  }
  if (format !== 'json') {
    const drops = await listDroppedLines(caller, view.id)
    return tableResponse(format, { caller, query }, dropsTable(drops, view.id))
  }
  const problems = await listImportProblems(caller, view.id, 100)
  const dropped = await listDroppedLines(caller, view.id)
  return json(importJson(view, { problems, dropped, told: await listImportDeliveries(caller, view.id) }))
})

/** Undoes the import. */
export const DELETE = apiRoute<{ id: string }>('undo_import', async ({ caller, params }) => {
  const { removed } = await undoImport(caller, params.id)
  return json({ ...importJson(await getImport(caller, params.id)), removed })
})
