import { apiRoute, json } from '@/lib/http/api-route'
import { IDENTITY_COLUMNS, identityJson } from '@/lib/http/people-json'
import { readJsonBody } from '@/lib/http/read-body'
import { wholeListResponse } from '@/lib/http/whole-list'
import { confirmIdentity } from '@/lib/services/people/confirm-identity'
import { listIdentities } from '@/lib/services/people/list-identities'

export const GET = apiRoute('manage_members', async ({ caller, query }) => {
  const items = (await listIdentities(caller)).map(identityJson)
  return wholeListResponse({ caller, query }, items, {
    name: 'outlay-names',
    columns: IDENTITY_COLUMNS,
    sums: ['events', 'cost_usd'],
  })
})

export const POST = apiRoute('manage_members', async ({ request, caller }) =>
  json(await confirmIdentity(caller, await readJsonBody(request)), 201),
)
