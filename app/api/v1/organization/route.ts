import { apiRoute, json } from '@/lib/http/api-route'
import { readJsonBody } from '@/lib/http/read-body'
import { deleteOrganization } from '@/lib/services/organizations/delete-organization'

export const DELETE = apiRoute('delete_organization', async ({ request, caller }) => {
  await deleteOrganization(caller, await readJsonBody(request))
  return json({ status: 'deleting' }, 202)
})
