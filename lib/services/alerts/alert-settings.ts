import {
  findAlertSettings,
  replaceMuted,
  replaceWatches,
  saveAlertSettings,
} from '../../data/alerts/alert-settings-rows'
import { findLastEvents } from '../../data/alerts/find-last-events'
import { insertAuditRow } from '../../data/audit/insert-audit-row'
import { inOrganizationSql } from '../../data/database'
import {
  type AlertSettings,
  alertSettingsChange,
  changeSettings,
  toWireSettings,
} from '../../domain/alerts/alert-settings'
import { ProductError } from '../../domain/errors'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { parseInput } from '../../domain/parse-input'
import { auditActor } from '../audit-actor'
import { checkReferences } from '../budgets/check-references'
import { getAlert } from './list-alerts'

/** What the organization is told of besides its budgets, and where. */
export async function getAlertSettings(caller: Caller): Promise<AlertSettings> {
  requireAllowed(caller, 'view_spend')
  return inOrganizationSql(caller.organizationId, findAlertSettings)
}

/** Changes what is given; a list replaces the one of before. */
export async function changeAlertSettings(caller: Caller, input: unknown): Promise<AlertSettings> {
  requireAllowed(caller, 'manage_alerts')
  const change = parseInput(alertSettingsChange, input)
  return inOrganizationSql(caller.organizationId, async (tx) => {
    const before = await findAlertSettings(tx)
    const changed = changeSettings(before, change)
    await checkReferences(tx, { channelIds: change.channel_ids ?? [], ownerUserId: null })
    const by = caller.kind === 'member' ? caller.userId : null
    await saveAlertSettings(tx, changed, by)
    if (change.muted) await replaceMuted(tx, change.muted, by)
    if (change.watches) {
      const watches = change.watches.map(({ source, silent_hours }) => ({
        source,
        silentHours: silent_hours,
      }))
      await replaceWatches(tx, watches, by)
    }
    const after = await findAlertSettings(tx)
    await insertAuditRow(tx, {
      ...auditActor(caller),
      action: 'alert_settings.update',
      subject: 'alert settings',
      before: toWireSettings(before),
      after: toWireSettings(after),
    })
    return after
  })
}

/** The sources that sent something, by name, with when they did last. */
export async function listSources(caller: Caller): Promise<{ source: string; lastAt: Date }[]> {
  requireAllowed(caller, 'view_spend')
  const lastAt = await inOrganizationSql(caller.organizationId, (tx) => findLastEvents(tx, null))
  return [...lastAt].map(([source, at]) => ({ source, lastAt: at }))
}

/** Tells of a project, a person, a model or a run no more. */
export async function muteAnomalies(caller: Caller, alertId: string): Promise<AlertSettings> {
  const { alert } = await getAlert(caller, alertId)
  const { subject } = alert
  if (subject.kind !== 'anomaly') throw new ProductError('conflict', 'Only unusual spend can be muted.')
  const { muted } = await getAlertSettings(caller)
  const { dimension, value } = subject
  if (muted.some((one) => one.dimension === dimension && one.value === value)) return getAlertSettings(caller)
  return changeAlertSettings(caller, { muted: [...muted, { dimension, value }] })
}
