import { apiRoute } from '@/lib/http/api-route'
import { undoIdentity } from '@/lib/services/people/undo-identity'

export const DELETE = apiRoute<{ name: string }>('manage_members', async ({ caller, params }) => {
  await undoIdentity(caller, params.name)
  return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } })
})
