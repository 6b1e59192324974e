import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { insertAuditRow } from '../../data/audit/insert-audit-row'
import { inOrganizationSql, type SqlTransaction } from '../../data/database'
import { readClock } from '../../data/organizations/read-clock'
import { findDeliveries, queueDeliveries } from '../../data/reports/delivery-rows'
import {
  deleteSchedule,
  findSchedule,
  findSchedules,
  insertSchedule,
  updateSchedule,
} from '../../data/reports/schedule-rows'
import { ProductError } from '../../domain/errors'
import { isUuid } from '../../domain/is-uuid'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { parseInput } from '../../domain/parse-input'
import { reportPeriod } from '../../domain/reports/due-report'
import {
  type ReportDelivery,
  type ReportInput,
  type ReportSchedule,
  reportInput,
  toReportInput,
} from '../../domain/reports/report-schedule'
import { auditActor } from '../audit-actor'
import { checkReferences } from '../budgets/check-references'
import { limitRequests } from '../limit-requests'

// A report sent by hand is no cannon.
const LIMIT = { points: 10, durationSeconds: 600 }

/** A page of the scheduled reports, by name; all of them where there is no limit. */
export async function listReports(
  caller: Caller,
  page: { limit: number | null; cursor: string | null },
): Promise<{ reports: ReportSchedule[]; nextCursor: string | null }> {
  requireAllowed(caller, 'view_spend')
  const after = page.cursor === null ? null : readCursor(page.cursor, z.tuple([z.string(), uuid]))
  const found = await inOrganizationSql(caller.organizationId, (tx) =>
    findSchedules(tx, {
      after: after && { name: after[0], id: after[1] },
      limit: page.limit === null ? null : page.limit + 1,
    }),
  )
  const reports = page.limit === null ? found : found.slice(0, page.limit)
  const last = found.length > reports.length ? reports.at(-1) : undefined
  return { reports, nextCursor: last ? toCursor([last.name, last.id]) : null }
}

/** One scheduled report; `not_found` where there is none of this id here. */
export async function getReport(caller: Caller, id: string): Promise<ReportSchedule> {
  requireAllowed(caller, 'view_spend')
  return inOrganizationSql(caller.organizationId, (tx) => findOrRefuse(tx, id))
}

/** What came of a report's deliveries, newest first. */
export async function listReportDeliveries(
  caller: Caller,
  id: string,
  page: { limit: number; cursor: string | null },
): Promise<{ deliveries: ReportDelivery[]; nextCursor: string | null }> {
  requireAllowed(caller, 'view_spend')
  const before = page.cursor === null ? null : readCursor(page.cursor, z.tuple([z.iso.datetime(), uuid]))
  return inOrganizationSql(caller.organizationId, async (tx) => {
    await findOrRefuse(tx, id)
    const found = await findDeliveries(tx, id, {
      before: before && { at: new Date(before[0]), id: before[1] },
      limit: page.limit + 1,
    })
    const deliveries = found.slice(0, page.limit)
    const last = found.length > page.limit ? deliveries.at(-1) : undefined
    return { deliveries, nextCursor: last ? toCursor([last.createdAt.toISOString(), last.id]) : null }
  })
}

export async function createReport(caller: Caller, input: unknown): Promise<ReportSchedule> {
  requireAllowed(caller, 'manage_reports')
  const given = parseInput(reportInput, input)
  const id = randomUUID()
  const actor = auditActor(caller)
  return inOrganizationSql(caller.organizationId, async (tx) => {
    await checkChannels(tx, given)
    await insertSchedule(tx, id, given, actor.actorUserId)
    await insertAuditRow(tx, { ...actor, action: 'report.create', subject: `report ${id}`, after: given })
    return findOrRefuse(tx, id)
  })
}

/** Changes what is given of a report; the rest stays. */
export async function changeReport(caller: Caller, id: string, input: unknown): Promise<ReportSchedule> {
  requireAllowed(caller, 'manage_reports')
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    throw new ProductError('invalid', 'Send an object with what is to change.')
  return inOrganizationSql(caller.organizationId, async (tx) => {
    const before = toReportInput(await findOrRefuse(tx, id))
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
    return findOrRefuse(tx, id)
  })
}

export async function deleteReport(caller: Caller, id: string): Promise<void> {
  requireAllowed(caller, 'manage_reports')
  await inOrganizationSql(caller.organizationId, async (tx) => {
    const before = toReportInput(await findOrRefuse(tx, id))
    if (!(await deleteSchedule(tx, id))) throw noSuchReport()
    await insertAuditRow(tx, {
      ...auditActor(caller),
      action: 'report.delete',
      subject: `report ${id}`,
      before,
    })
  })
}

/** Puts the report of the last whole period on its way to all its channels, beside what the schedule sends. */
export async function sendReportNow(caller: Caller, id: string): Promise<{ start: string; end: string }> {
  requireAllowed(caller, 'manage_reports')
  const schedule = await getReport(caller, id)
  await limitRequests(`report-now:${caller.organizationId}`, LIMIT)
  return inOrganizationSql(caller.organizationId, async (tx) => {
    const { today } = await readClock(tx)
    const period = reportPeriod(schedule.frequency, today)
    const { channelIds } = schedule
    await queueDeliveries(tx, { scheduleId: id, period, channelIds, occasion: randomUUID() })
    await insertAuditRow(tx, { ...auditActor(caller), action: 'report.send', subject: `report ${id}` })
    return period
  })
}

async function checkChannels(tx: SqlTransaction, { channel_ids: channelIds }: ReportInput): Promise<void> {
  await checkReferences(tx, { channelIds, ownerUserId: null })
}

async function findOrRefuse(tx: SqlTransaction, id: string): Promise<ReportSchedule> {
  const found = isUuid(id) ? await findSchedule(tx, id) : null
  if (!found) throw noSuchReport()
  return found
}

function noSuchReport(): ProductError {
  return new ProductError('not_found', 'There is no such report; it may have been deleted already.')
}

const uuid = z.string().refine(isUuid)
const toCursor = (place: readonly string[]) => Buffer.from(JSON.stringify(place)).toString('base64url')

function readCursor<Place>(cursor: string, schema: z.ZodType<Place>): Place {
  try {
    const place = schema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
    if (!JSON.stringify(place).includes('\\u0000')) return place
  } catch {}
  throw new ProductError('invalid', 'This cursor is not one that Outlay gave.', {
    fields: [{ path: 'cursor', message: 'Take next_cursor of the page before.' }],
  })
}
