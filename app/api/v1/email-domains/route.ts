import { pageOf } from '@/lib/domain/page-cursor'
import { apiRoute, json } from '@/lib/http/api-route'
import { EMAIL_DOMAIN_COLUMNS, emailDomainJson } from '@/lib/http/email-domain-json'
import { tableFormat } from '@/lib/http/file-format'
import { parseLimit } from '@/lib/http/spend-query'
import { tableResponse } from '@/lib/http/table-response'
import { listDomains } from '@/lib/services/domains/manage-domains'

export const GET = apiRoute('view_members', async ({ caller, query }) => {
  const format = tableFormat(query)
  const rows = (await listDomains(caller)).map(emailDomainJson)
  if (format !== 'json') {
    const table = { name: 'outlay-email-domains', rows, columns: EMAIL_DOMAIN_COLUMNS }
    return tableResponse(format, { caller, query }, table)
  }
  const page = { limit: parseLimit(query, 100, 1_000), cursor: query.get('cursor') || null }
  const { items, nextCursor } = pageOf(rows, page)
  return json({ data: items, next_cursor: nextCursor })
})
