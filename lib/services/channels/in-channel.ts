import { insertAuditRow } from '../../data/audit/insert-audit-row'
import { findChannel, findSealed } from '../../data/channels/channel-rows'
import { inOrganizationSql, type SqlTransaction } from '../../data/database'
import type { Channel } from '../../domain/channels/channel'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { auditActor } from '../audit-actor'
import { getChannel, noSuchChannel } from './list-channels'

interface HeldChannel {
  tx: SqlTransaction
  channel: Channel
  sealed: Buffer
}

/** Changes one channel, which nobody else changes meanwhile, and writes to the audit log that it was. */
export async function inChannel<Result>(
  caller: Caller,
  id: string,
  action: string,
  change: (held: HeldChannel) => Promise<Result>,
): Promise<Result> {
  requireAllowed(caller, 'manage_channels')
  await getChannel(caller, id)
  return inOrganizationSql(caller.organizationId, async (tx) => {
    const sealed = await findSealed(tx, id)
    const channel = sealed && (await findChannel(tx, id))
    if (!channel) throw noSuchChannel()
    const result = await change({ tx, channel, sealed })
    await insertAuditRow(tx, {
      ...auditActor(caller),
      action: `channel.${action}`,
      subject: `channel ${id}`,
      before: auditedOf(channel),
      after: auditedOf(await findChannel(tx, id)),
    })
    return result
  })
}

function auditedOf(channel: Channel | null) {
  if (!channel) return undefined
  const { kind, name, shownTarget, importEvents, paused } = channel
  return { kind, name, target: shownTarget, import_events: importEvents, is_paused: paused !== null }
}
