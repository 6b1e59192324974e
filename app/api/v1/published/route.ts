import { PUBLISHED_COLUMNS } from '@/lib/domain/compare/published-figure'
import { readPublishedCsv, readPublishedRows } from '@/lib/domain/compare/read-published-figures'
import { ProductError } from '@/lib/domain/errors'
import { apiRoute, json } from '@/lib/http/api-route'
import { dataSetJson } from '@/lib/http/compare-json'
import { tableFormat } from '@/lib/http/file-format'
import { readBody, readJsonBody } from '@/lib/http/read-body'
import { tableResponse } from '@/lib/http/table-response'
import { listPublishedFigures } from '@/lib/services/compare/list-published-figures'
import { publishFigures } from '@/lib/services/compare/publish-figures'

const MOST_BYTES = 1_000_000

export const GET = apiRoute('view_spend', async ({ caller, query }) => {
  const format = tableFormat(query)
  const id = query.get('id')
  const sets = (await listPublishedFigures(caller)).filter((set) => !id || set.id === id)
  if (format === 'json') return json({ data: sets.map(dataSetJson), next_cursor: null })
  const rows = sets.flatMap(({ name, source, published_on, figures }) =>
    figures.map((figure) => ({ ...figure, data_set: name, source, published_on })),
  )
  const columns = [...PUBLISHED_COLUMNS, 'data_set', 'source', 'published_on']
  return tableResponse(format, { caller, query }, { name: 'outlay-published-figures', rows, columns })
})

export const POST = apiRoute('publish_figures', async ({ request, caller, query }) => {
  if (/^text\/csv\b/i.test(request.headers.get('content-type') ?? '')) {
    const csv = (await readBody(request, MOST_BYTES)).toString('utf8')
    return json(await publishFigures(caller, Object.fromEntries(query), readPublishedCsv(csv)), 201)
  }
  const body = await readJsonBody(request, MOST_BYTES)
  const { figures, ...about } =
    typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}
  if (!Array.isArray(figures))
    throw new ProductError('invalid', 'figures: Give a list of figures.', {
      fields: [{ path: 'figures', message: 'Give a list of figures.' }],
    })
  return json(
    await publishFigures(caller, about, readPublishedRows(figures.map((row, line) => ({ row, line })))),
    201,
  )
})
