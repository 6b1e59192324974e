import { z } from 'zod'
import { type AuditQuestion, findAuditEntries, readAuditEntries } from '../../data/audit/find-audit-entries'
import { inOrganizationSql } from '../../data/database'
import type { AuditEntryView, AuditFilters } from '../../domain/audit/audit-entry-view'
import { openDayRange } from '../../domain/calendar'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { type Page, placePart, readCursor, takePage } from '../../domain/page-cursor'

export interface AuditRequest extends AuditFilters {
  /** Local days, both included. */
  from: string | null
  to: string | null
  timeZone: string | undefined
}

const place = z.tuple([placePart.id])

/** A page of the audit log, the newest first. */
export async function listAuditLog(
  caller: Caller,
  request: AuditRequest,
  { limit, cursor }: { limit: number; cursor: string | null },
): Promise<Page<AuditEntryView>> {
  requireAllowed(caller, 'view_audit_log')
  const after = readCursor(cursor, place)?.[0] ?? null
  const found = await inOrganizationSql(caller.organizationId, (tx) =>
    findAuditEntries(tx, questionOf(caller, request), { after, limit: limit + 1 }),
  )
  return takePage(found.map(toView), limit, ({ id }) => [id])
}

/** All of the audit log that passes, the newest first, a batch at a time. */
export async function* readAuditLog(caller: Caller, request: AuditRequest): AsyncGenerator<AuditEntryView[]> {
  requireAllowed(caller, 'view_audit_log')
  for await (const rows of readAuditEntries(caller.organizationId, questionOf(caller, request)))
    yield rows.map(toView)
}

function questionOf(caller: Caller, { from, to, timeZone, ...filters }: AuditRequest): AuditQuestion {
  return { ...filters, ...openDayRange(from, to, timeZone ?? caller.timeZone) }
}

function toView(row: Omit<AuditEntryView, 'at'> & { at: Date }): AuditEntryView {
  return { ...row, at: row.at.toISOString() }
}
