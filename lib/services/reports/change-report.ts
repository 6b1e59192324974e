import { randomUUID } from 'node:crypto'
import { insertAuditRow } from '../../data/audit/insert-audit-row'
import { inOrganizationSql, type SqlTransaction } from '../../data/database'
import { deleteSchedule, insertSchedule, updateSchedule } from '../../data/reports/schedule-rows'
import { ProductError } from '../../domain/errors'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { parseInput } from '../../domain/parse-input'
import {
  type ReportInput,
  type ReportSchedule,
  reportInput,
  toReportInput,
} from '../../domain/reports/report-schedule'
import { auditActor } from '../audit-actor'
import { checkReferences } from '../budgets/check-references'
import { findReport, noSuchReport } from './list-reports'

export async function createReport(caller: Caller, input: unknown): Promise<ReportSchedule> {
  requireAllowed(caller, 'manage_reports')
  const given = parseInput(reportInput, input)
  const id = randomUUID()
  const actor = auditActor(caller)
  return inOrganizationSql(caller.organizationId, async (tx) => {
    await checkChannels(tx, given)
    await insertSchedule(tx, id, given, actor.actorUserId)
    await insertAuditRow(tx, { ...actor, action: 'report.create', subject: `report ${id}`, after: given })
    return findReport(tx, id)
  })
}

/** Changes what is given of a report; the rest stays. */
export async function changeReport(caller: Caller, id: string, input: unknown): Promise<ReportSchedule> {
  requireAllowed(caller, 'manage_reports')
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    throw new ProductError('invalid', 'Send an object with what is to change.')
  return inOrganizationSql(caller.organizationId, async (tx) => {
    const before = toReportInput(await findReport(tx, id))
    const given = parseInput(reportInput, { ...before, ...input })
    await checkChannels(tx, given)
    await updateSchedule(tx, id, given)
    await insertAuditRow(tx, {
      ...auditActor(caller),
      action: 'report.update',
      subject: `report ${id}`,
      before,
      after: given,
    })
    return findReport(tx, id)
  })
}

export async function deleteReport(caller: Caller, id: string): Promise<void> {
  requireAllowed(caller, 'manage_reports')
  await inOrganizationSql(caller.organizationId, async (tx) => {
    const before = toReportInput(await findReport(tx, id))
    if (!(await deleteSchedule(tx, id))) throw noSuchReport()
    await insertAuditRow(tx, {
      ...auditActor(caller),
      action: 'report.delete',
      subject: `report ${id}`,
      before,
    })
  })
}

async function checkChannels(tx: SqlTransaction, { channel_ids: channelIds }: ReportInput): Promise<void> {
  await checkReferences(tx, { channelIds, ownerUserId: null })
}
