import { pageOf } from '@/lib/domain/page-cursor'
import { apiRoute, json } from '@/lib/http/api-route'
import { tableFormat } from '@/lib/http/file-format'
import { flatCells } from '@/lib/http/flat-cells'
import { MEMBER_COLUMNS, memberJson } from '@/lib/http/member-json'
import { parseLimit } from '@/lib/http/spend-query'
import { tableResponse } from '@/lib/http/table-response'
import { listMembers } from '@/lib/services/members/list-members'

export const GET = apiRoute('view_members', async ({ caller, query }) => {
  const format = tableFormat(query)
  const members = (await listMembers(caller)).map(memberJson)
  if (format !== 'json') {
    const table = { name: 'outlay-members', rows: members.map(flatCells), columns: MEMBER_COLUMNS }
    return tableResponse(format, { caller, query }, table)
  }
  const page = { limit: parseLimit(query, 100, 1_000), cursor: query.get('cursor') || null }
  const { items, nextCursor } = pageOf(members, page)
  return json({ data: items, next_cursor: nextCursor })
})
