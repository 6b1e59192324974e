import { apiRoute } from '@/lib/http/api-route'
import { csvText } from '@/lib/services/csv-text'
import { listImportProblems } from '@/lib/services/imports/list-imports'

const MOST = 10_000

export const GET = apiRoute<{ id: string }>('view_imports', async ({ caller, params }) => {
  const problems = await listImportProblems(caller, params.id, MOST)
  const rows = problems.map(({ file, line, message }) => [file, line, message])
  return new Response(csvText([['file', 'line', 'message'], ...rows]), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="problems.csv"',
      'cache-control': 'no-store',
    },
  })
})
