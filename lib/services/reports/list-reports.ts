import { z } from 'zod'
import { inOrganizationSql, type SqlTransaction } from '../../data/database'
import { findDeliveries } from '../../data/reports/delivery-rows'
import { findSchedule, findSchedules } from '../../data/reports/schedule-rows'
import { ProductError } from '../../domain/errors'
import { isUuid } from '../../domain/is-uuid'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { placePart, readCursor, takePage } from '../../domain/page-cursor'
import type { ReportDelivery, ReportSchedule } from '../../domain/reports/report-schedule'

/** A page of the scheduled reports, by name; all of them where there is no limit. */
export async function listReports(
  caller: Caller,
  page: { limit: number | null; cursor: string | null },
): Promise<{ reports: ReportSchedule[]; nextCursor: string | null }> {
  requireAllowed(caller, 'view_spend')
  const after = readCursor(page.cursor, z.tuple([placePart.text, placePart.id]))
  const found = await inOrganizationSql(caller.organizationId, (tx) =>
    findSchedules(tx, {
      after: after && { name: after[0], id: after[1] },
      limit: page.limit === null ? null : page.limit + 1,
    }),
  )
  const { items, nextCursor } = takePage(found, page.limit, ({ name, id }) => [name, id])
  return { reports: items, nextCursor }
}

/** One scheduled report; `not_found` where there is none of this id here. */
export async function getReport(caller: Caller, id: string): Promise<ReportSchedule> {
  requireAllowed(caller, 'view_spend')
  return inOrganizationSql(caller.organizationId, (tx) => findReport(tx, id))
}

/** What came of a report's deliveries, newest first. */
export async function listReportDeliveries(
  caller: Caller,
  id: string,
  page: { limit: number; cursor: string | null },
): Promise<{ deliveries: ReportDelivery[]; nextCursor: string | null }> {
  requireAllowed(caller, 'view_spend')
  const before = readCursor(page.cursor, z.tuple([placePart.time, placePart.id]))
  return inOrganizationSql(caller.organizationId, async (tx) => {
    await findReport(tx, id)
    const found = await findDeliveries(tx, id, {
      before: before && { at: before[0], id: before[1] },
      limit: page.limit + 1,
    })
    const { items, nextCursor } = takePage(found, page.limit, ({ createdAt, id }) => [createdAt, id])
    return { deliveries: items, nextCursor }
  })
}

/** One scheduled report, in a transaction; `not_found` where there is none of this id here. */
export async function findReport(tx: SqlTransaction, id: string): Promise<ReportSchedule> {
  const found = isUuid(id) ? await findSchedule(tx, id) : null
  if (!found) throw noSuchReport()
  return found
}

export function noSuchReport(): ProductError {
  return new ProductError('not_found', 'There is no such report; it may have been deleted already.')
}
