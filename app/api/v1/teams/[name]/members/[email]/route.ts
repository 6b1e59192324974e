import { apiRoute, json } from '@/lib/http/api-route'
import { readJsonBody } from '@/lib/http/read-body'
import { putTeamMember, removeTeamMember } from '@/lib/services/people/change-team'

interface Place extends Record<string, string> {
  name: string
  email: string
}

// Leads may, too: the service looks who leads the team.
export const PUT = apiRoute<Place>('view_teams', async ({ request, caller, params: { name, email } }) => {
  const put = await putTeamMember(caller, { team: name, email }, await readJsonBody(request))
  return json({ team: put.team, email: put.email, is_lead: put.isLead }, put.isNew ? 201 : 200)
})

export const DELETE = apiRoute<Place>('view_teams', async ({ caller, params: { name, email } }) => {
  await removeTeamMember(caller, { team: name, email })
  return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } })
})
