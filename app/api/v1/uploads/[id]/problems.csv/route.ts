import { apiRoute } from '@/lib/http/api-route'
import { tableResponse } from '@/lib/http/table-response'
import { listImportProblems } from '@/lib/services/imports/list-imports'

const MOST = 10_000

export const GET = apiRoute<{ id: string }>('view_imports', async ({ caller, params, query }) => {
  const problems = await listImportProblems(caller, params.id, MOST)
  const rows = problems.map(({ file, line, message }) => ({ file, line, message }))
  const columns = ['file', 'line', 'message']
  return tableResponse('csv', { caller, query }, { name: 'problems', rows, columns })
})
