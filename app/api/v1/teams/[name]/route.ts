import { apiRoute } from '@/lib/http/api-route'
import { deleteTeam } from '@/lib/services/people/delete-team'

export const DELETE = apiRoute<{ name: string }>('manage_teams', async ({ caller, params }) => {
  await deleteTeam(caller, params.name)
  return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } })
})
