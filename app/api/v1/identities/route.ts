import { pageOf } from '@/lib/domain/page-cursor'
import { apiRoute, json } from '@/lib/http/api-route'
import { tableFormat } from '@/lib/http/file-format'
import { IDENTITY_COLUMNS, identityJson } from '@/lib/http/people-json'
import { readJsonBody } from '@/lib/http/read-body'
import { parseLimit } from '@/lib/http/spend-query'
import { tableResponse } from '@/lib/http/table-response'
import { confirmIdentity } from '@/lib/services/people/confirm-identity'
import { listIdentities } from '@/lib/services/people/list-identities'

export const GET = apiRoute('manage_members', async ({ caller, query }) => {
  const format = tableFormat(query)
  const identities = await listIdentities(caller)
  if (format !== 'json') {
    const rows = identities.map(identityJson)
    const table = { name: 'outlay-names', rows, columns: IDENTITY_COLUMNS, sums: ['events', 'cost_usd'] }
    return tableResponse(format, { caller, query }, table)
  }
  const page = { limit: parseLimit(query, 100, 1000), cursor: query.get('cursor') || null }
  const { items, nextCursor } = pageOf(identities, page)
  return json({ data: items.map(identityJson), next_cursor: nextCursor })
})

export const POST = apiRoute('manage_members', async ({ request, caller }) =>
  json(await confirmIdentity(caller, await readJsonBody(request)), 201),
)
