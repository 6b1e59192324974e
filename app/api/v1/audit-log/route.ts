import { apiRoute, json } from '@/lib/http/api-route'
import { auditFile, auditJson } from '@/lib/http/audit-json'
import { parseAuditQuery } from '@/lib/http/audit-query'
import { tableFormat } from '@/lib/http/file-format'
import { PAGE_SIZES, parsePage } from '@/lib/http/page-query'
import { listAuditLog } from '@/lib/services/audit/list-audit-log'

export const GET = apiRoute('view_audit_log', async ({ caller, query }) => {
  const format = tableFormat(query)
  const request = parseAuditQuery(query)
  if (format !== 'json') return auditFile(format, caller, query, request)
  const { items, nextCursor } = await listAuditLog(caller, request, parsePage(query, PAGE_SIZES.short))
  return json({ data: items.map(auditJson), next_cursor: nextCursor })
})
