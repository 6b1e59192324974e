import { pageOf } from '@/lib/domain/page-cursor'
import { apiRoute, json } from '@/lib/http/api-route'
import { identityJson } from '@/lib/http/people-json'
import { readJsonBody } from '@/lib/http/read-body'
import { parseLimit } from '@/lib/http/spend-query'
import { confirmIdentity } from '@/lib/services/people/confirm-identity'
import { listIdentities } from '@/lib/services/people/list-identities'

export const GET = apiRoute('manage_members', async ({ caller, query }) => {
  const page = { limit: parseLimit(query, 100, 1000), cursor: query.get('cursor') || null }
  const { items, nextCursor } = pageOf(await listIdentities(caller), page)
  return json({ data: items.map(identityJson), next_cursor: nextCursor })
})

export const POST = apiRoute('manage_members', async ({ request, caller }) =>
  json(await confirmIdentity(caller, await readJsonBody(request)), 201),
)
