import { apiRoute, json } from '@/lib/http/api-route'
import { TEAM_MEMBER_COLUMNS, teamCells, teamJson } from '@/lib/http/people-json'
import { readJsonBody } from '@/lib/http/read-body'
import { wholeListResponse } from '@/lib/http/whole-list'
import { createTeam } from '@/lib/services/people/create-team'
import { listTeams } from '@/lib/services/people/list-teams'

export const GET = apiRoute('view_teams', async ({ caller, query }) => {
  const items = (await listTeams(caller)).map(teamJson)
  const table = { name: 'outlay-teams', columns: TEAM_MEMBER_COLUMNS, toRows: teamCells }
  return wholeListResponse({ caller, query }, items, table)
})

export const POST = apiRoute('manage_teams', async ({ request, caller }) => {
  const { name } = await createTeam(caller, await readJsonBody(request))
  return json({ name }, 201)
})
