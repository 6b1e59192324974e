import { pageOf } from '@/lib/domain/page-cursor'
import { apiRoute, json } from '@/lib/http/api-route'
import { teamJson } from '@/lib/http/people-json'
import { readJsonBody } from '@/lib/http/read-body'
import { parseLimit } from '@/lib/http/spend-query'
import { createTeam } from '@/lib/services/people/create-team'
import { listTeams } from '@/lib/services/people/list-teams'

export const GET = apiRoute('view_teams', async ({ caller, query }) => {
  const page = { limit: parseLimit(query, 100, 1000), cursor: query.get('cursor') || null }
  const { items, nextCursor } = pageOf(await listTeams(caller), page)
  return json({ data: items.map(teamJson), next_cursor: nextCursor })
})

export const POST = apiRoute('manage_teams', async ({ request, caller }) => {
  const { name } = await createTeam(caller, await readJsonBody(request))
  return json({ name }, 201)
})
