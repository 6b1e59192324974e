import { pageOf } from '@/lib/domain/page-cursor'
import { apiRoute, json } from '@/lib/http/api-route'
import { tableFormat } from '@/lib/http/file-format'
import { flatCells } from '@/lib/http/flat-cells'
import { API_KEY_COLUMNS, apiKeyJson } from '@/lib/http/member-json'
import { parseLimit } from '@/lib/http/spend-query'
import { tableResponse } from '@/lib/http/table-response'
import { listApiKeys } from '@/lib/services/api-keys/list-api-keys'

export const GET = apiRoute('view_api_keys', async ({ caller, query }) => {
  const format = tableFormat(query)
  const keys = (await listApiKeys(caller)).map(apiKeyJson)
  if (format !== 'json') {
    const table = { name: 'outlay-api-keys', rows: keys.map(flatCells), columns: API_KEY_COLUMNS }
    return tableResponse(format, { caller, query }, table)
  }
  const page = { limit: parseLimit(query, 100, 1_000), cursor: query.get('cursor') || null }
  const { items, nextCursor } = pageOf(keys, page)
  return json({ data: items, next_cursor: nextCursor })
})
