import { pageOf } from '@/lib/domain/page-cursor'
import { apiRoute, json } from '@/lib/http/api-route'
import { tableFormat } from '@/lib/http/file-format'
import { TEAM_MEMBER_COLUMNS, teamCells, teamJson } from '@/lib/http/people-json'
import { readJsonBody } from '@/lib/http/read-body'
import { parseLimit } from '@/lib/http/spend-query'
import { tableResponse } from '@/lib/http/table-response'
import { createTeam } from '@/lib/services/people/create-team'
import { listTeams } from '@/lib/services/people/list-teams'

export const GET = apiRoute('view_teams', async ({ caller, query }) => {
  const format = tableFormat(query)
  const teams = await listTeams(caller)
  if (format !== 'json') {
    const table = { name: 'outlay-teams', rows: teams.flatMap(teamCells), columns: TEAM_MEMBER_COLUMNS }
    return tableResponse(format, { caller, query }, table)
  }
  const page = { limit: parseLimit(query, 100, 1000), cursor: query.get('cursor') || null }
  const { items, nextCursor } = pageOf(teams, page)
  return json({ data: items.map(teamJson), next_cursor: nextCursor })
})

export const POST = apiRoute('manage_teams', async ({ request, caller }) => {
  const { name } = await createTeam(caller, await readJsonBody(request))
  return json({ name }, 201)
})
