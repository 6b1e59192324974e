import { updateAlertState } from '../../data/alerts/alert-rows'
import { insertAuditRow } from '../../data/audit/insert-audit-row'
import { inOrganizationSql } from '../../data/database'
import { readClock } from '../../data/organizations/read-clock'
import { alertChange, snoozeProblem } from '../../domain/alerts/alert-change'
import type { AlertView } from '../../domain/alerts/alert-view'
import { ProductError } from '../../domain/errors'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { parseInput } from '../../domain/parse-input'
import { auditActor } from '../audit-actor'
import { viewAlert } from './list-alerts'

/** Acknowledges, snoozes, resolves or opens an alert. */
export async function changeAlert(caller: Caller, id: string, input: unknown): Promise<AlertView> {
  requireAllowed(caller, 'handle_alerts')
  return inOrganizationSql(caller.organizationId, async (tx) => {
    const before = await viewAlert(tx, id)
    const { state, snoozed_until } = parseInput(alertChange, input)
    const snoozedUntil = snoozed_until === undefined ? null : new Date(snoozed_until)
    const problem = snoozedUntil && snoozeProblem(snoozedUntil, (await readClock(tx)).now)
    if (problem) {
      throw new ProductError('invalid', problem, { fields: [{ path: 'snoozed_until', message: problem }] })
    }
    const by = caller.kind === 'member' ? caller.userId : null
    await updateAlertState(tx, id, { state, snoozedUntil, by })
    await insertAuditRow(tx, {
      ...auditActor(caller),
      action: 'alert.handle',
      subject: `alert ${id}`,
      before: { state: before.alert.state },
      after: { state, snoozed_until: snoozedUntil?.toISOString() ?? null },
    })
    return viewAlert(tx, id)
  })
}
