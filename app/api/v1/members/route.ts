import { apiRoute } from '@/lib/http/api-route'
import { MEMBER_COLUMNS, memberJson } from '@/lib/http/member-json'
import { wholeListResponse } from '@/lib/http/whole-list'
import { listMembers } from '@/lib/services/members/list-members'

export const GET = apiRoute('view_members', async ({ caller, query }) => {
  const items = (await listMembers(caller)).map(memberJson)
  return wholeListResponse({ caller, query }, items, { name: 'outlay-members', columns: MEMBER_COLUMNS })
})
