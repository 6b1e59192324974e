import { pageOf } from '@/lib/domain/page-cursor'
import { apiRoute, json } from '@/lib/http/api-route'
import { tableFormat } from '@/lib/http/file-format'
import { flatCells } from '@/lib/http/flat-cells'
import { SESSION_COLUMNS, sessionJson } from '@/lib/http/session-json'
import { parseLimit } from '@/lib/http/spend-query'
import { tableResponse } from '@/lib/http/table-response'
import { listSessions } from '@/lib/services/sessions/list-sessions'

export const GET = apiRoute('view_spend', async ({ caller, query }) => {
  const format = tableFormat(query)
  const sessions = (await listSessions(caller)).map(sessionJson)
  if (format !== 'json') {
    const table = { name: 'outlay-sessions', rows: sessions.map(flatCells), columns: SESSION_COLUMNS }
    return tableResponse(format, { caller, query }, table)
  }
  const page = { limit: parseLimit(query, 100, 1_000), cursor: query.get('cursor') || null }
  const { items, nextCursor } = pageOf(sessions, page)
  return json({ data: items, next_cursor: nextCursor })
})
