import { z } from 'zod'
import { type AlertFilters, countAlertsByState, findAlert, findAlerts } from '../../data/alerts/alert-rows'
import { findDeliveries } from '../../data/channels/find-deliveries'
import { ALERT_OUTBOX } from '../../data/channels/outbox'
import { inOrganizationSql, type SqlTransaction } from '../../data/database'
import type { Alert, AlertState } from '../../domain/alerts/alert'
import type { AlertView } from '../../domain/alerts/alert-view'
import { ProductError } from '../../domain/errors'
import { isUuid } from '../../domain/is-uuid'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { placePart, readCursor, takePage } from '../../domain/page-cursor'

interface AlertsPage {
  views: AlertView[]
  nextCursor: string | null
}

const place = z.tuple([placePart.time, placePart.id])

/** A page of the alerts, the newest first, each with what became of telling it; all of them without a limit. */
export async function listAlerts(
  caller: Caller,
  request: { filters: AlertFilters; limit: number | null; cursor: string | null },
): Promise<AlertsPage> {
  requireAllowed(caller, 'view_spend')
  const { filters, limit } = request
  const after = readCursor(request.cursor, place)
  return inOrganizationSql(caller.organizationId, async (tx) => {
    const found = await findAlerts(tx, filters, {
      after: after ? { knownAt: after[0], id: after[1] } : undefined,
      limit: limit === null ? null : limit + 1,
    })
    const { items, nextCursor } = takePage(found, limit, ({ knownAt, id }) => [knownAt, id])
    return { views: await withDeliveries(tx, items), nextCursor }
  })
}

/** How many alerts are in each state. */
export async function countAlerts(caller: Caller): Promise<ReadonlyMap<AlertState, number>> {
  requireAllowed(caller, 'view_spend')
  return inOrganizationSql(caller.organizationId, countAlertsByState)
}

/** One alert; `not_found` where there is none of this id here. */
export async function getAlert(caller: Caller, id: string): Promise<AlertView> {
  requireAllowed(caller, 'view_spend')
  return inOrganizationSql(caller.organizationId, (tx) => viewAlert(tx, id))
}

export async function viewAlert(tx: SqlTransaction, id: string): Promise<AlertView> {
  const alert = isUuid(id) ? await findAlert(tx, id) : null
  const [view] = alert ? await withDeliveries(tx, [alert]) : []
  if (!view) throw new ProductError('not_found', 'There is no such alert.')
  return view
}

async function withDeliveries(tx: SqlTransaction, alerts: readonly Alert[]): Promise<AlertView[]> {
  const deliveries = await findDeliveries(
    tx,
    ALERT_OUTBOX,
    alerts.map(({ id }) => id),
  )
  return alerts.map((alert) => ({ alert, deliveries: deliveries.get(alert.id) ?? [] }))
}
