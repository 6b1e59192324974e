import type { AuditEntryView } from '../domain/audit/audit-entry-view'
import { calendarInstant } from '../domain/calendar'
import type { Caller } from '../domain/members/caller'
import { type AuditRequest, readAuditLog } from '../services/audit/list-audit-log'
import { aboutFile } from '../services/export/about-file'
import { type TableFormat, tableFile } from '../services/export/export-file'
import { fileResponse } from './table-response'

const COLUMNS = ['at', 'actor', 'action', 'subject', 'before', 'after', 'ip', 'id'] as const

/** An entry as the API answers it. */
export function auditJson({ id, at, actor, action, subject, before, after, ip }: AuditEntryView) {
  return { id, at, actor, action, subject, before, after, ip }
}

/** The audit log as a file, as it is read: all that passes, its times in the zone with the offset. */
export async function auditFile(
  format: TableFormat,
  caller: Caller,
  query: URLSearchParams,
  request: AuditRequest,
): Promise<Response> {
  const timeZone = request.timeZone ?? caller.timeZone
  async function* batches() {
    for await (const entries of readAuditLog(caller, request))
      yield entries.map((entry) => ({
        ...auditJson(entry),
        at: calendarInstant(Date.parse(entry.at), timeZone),
        before: entry.before && JSON.stringify(entry.before),
        after: entry.after && JSON.stringify(entry.after),
      }))
  }
  const about = await aboutFile('Audit log', caller, query, timeZone)
  const table = { title: 'Audit log', columns: COLUMNS, batches: batches(), timeZone, about }
  return fileResponse(tableFile(format, 'outlay-audit-log', table))
}
