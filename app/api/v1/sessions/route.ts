import { apiRoute } from '@/lib/http/api-route'
import { SESSION_COLUMNS, sessionJson } from '@/lib/http/session-json'
import { wholeListResponse } from '@/lib/http/whole-list'
import { listSessions } from '@/lib/services/sessions/list-sessions'

export const GET = apiRoute('view_spend', async ({ caller, query }) => {
  const items = (await listSessions(caller)).map(sessionJson)
  return wholeListResponse({ caller, query }, items, { name: 'outlay-sessions', columns: SESSION_COLUMNS })
})
