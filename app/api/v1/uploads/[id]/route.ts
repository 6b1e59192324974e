import { apiRoute, json } from '@/lib/http/api-route'
import { importJson } from '@/lib/http/import-json'
import { listDroppedLines } from '@/lib/services/imports/list-dropped-lines'
import { getImport, listImportDeliveries, listImportProblems } from '@/lib/services/imports/list-imports'
import { undoImport } from '@/lib/services/imports/undo-import'

export const GET = apiRoute<{ id: string }>('view_imports', async ({ caller, params }) => {
  const view = await getImport(caller, params.id)
  const problems = await listImportProblems(caller, view.id, 100)
  const dropped = await listDroppedLines(caller, view.id)
  return json(importJson(view, { problems, dropped, told: await listImportDeliveries(caller, view.id) }))
})

/** Undoes the import. */
export const DELETE = apiRoute<{ id: string }>('undo_import', async ({ caller, params }) => {
  const { removed } = await undoImport(caller, params.id)
  return json({ ...importJson(await getImport(caller, params.id)), removed })
})
