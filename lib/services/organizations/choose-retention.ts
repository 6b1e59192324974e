import { insertAuditEntry } from '../../data/audit/insert-audit-entry'
import { inOrganizationAlone, inOrganizationSql } from '../../data/database'
import {
  countEventsBefore,
  findRetention,
  moveKeptFrom,
  type Retention,
  updateRetention,
} from '../../data/organizations/retention'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { keptFrom, retentionInput } from '../../domain/organizations/retention'
import { parseInput } from '../../domain/parse-input'
import { auditActor } from '../audit-actor'

export type { Retention }

/** How long the organization keeps single events, and from when on they are there. */
export function getRetention(caller: Caller): Promise<Retention> {
  requireAllowed(caller, 'view_spend')
  return inOrganizationSql(caller.organizationId, findRetention)
}

export interface RetentionPreview {
  /** Events from before are deleted; null where none are. */
  eventsKeptFrom: Date | null
  /** How many of the ledger's those are. */
  events: number
}

/** What a choice would delete at once; changes nothing. */
export async function previewRetention(
  caller: Caller,
  input: unknown,
  nowMs: number,
): Promise<RetentionPreview> {
  requireAllowed(caller, 'manage_retention')
  const { keep_events_days: days } = parseInput(retentionInput, input)
  if (days === null) return { eventsKeptFrom: null, events: 0 }
  const from = keptFrom(days, nowMs, caller.timeZone)
  const events = await inOrganizationSql(caller.organizationId, (tx) => countEventsBefore(tx, from))
  return { eventsKeptFrom: from, events }
}

/** Chooses how long single events are kept. The worker deletes older ones from now on; their sums stay. */
export async function chooseRetention(caller: Caller, input: unknown, nowMs: number): Promise<void> {
  requireAllowed(caller, 'manage_retention')
  const { keep_events_days: days } = parseInput(retentionInput, input)
  const { organizationId } = caller
  // Who writes meanwhile knows of the older events: one that is deleted could come in again beside its share of the sums.
  await inOrganizationAlone(organizationId, async (tx) => {
    const before = await updateRetention(tx, days)
    if (before.keepEventsDays === days) return
    if (days !== null) await moveKeptFrom(tx, keptFrom(days, nowMs, caller.timeZone))
    await insertAuditEntry(tx, {
      ...auditActor(caller),
      action: 'organization.retention',
      subject: `organization ${organizationId}`,
      before: { keep_events_days: before.keepEventsDays },
      after: { keep_events_days: days },
    })
  })
}
