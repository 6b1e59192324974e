import { randomUUID } from 'node:crypto'
import { insertAuditRow } from '../../data/audit/insert-audit-row'
import { findChannel, insertChannel } from '../../data/channels/channel-rows'
import { inOrganizationSql } from '../../data/database'
import type { Channel } from '../../domain/channels/channel'
import { channelInput, showTarget } from '../../domain/channels/channel-input'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { parseInput } from '../../domain/parse-input'
import { auditActor } from '../audit-actor'
import { makeWebhookSecret, sealChannel } from './channel-secrets'
import { checkTarget } from './check-target'
import { noSuchChannel } from './list-channels'

/** Makes a channel. A webhook's secret is answered this once. */
export async function createChannel(
  caller: Caller,
  input: unknown,
): Promise<{ channel: Channel; secret: string | null }> {
  requireAllowed(caller, 'manage_channels')
  const { kind, target, name, import_events: importEvents } = parseInput(channelInput, input)
  checkTarget(kind, target)
  const id = randomUUID()
  const secret = kind === 'webhook' ? makeWebhookSecret() : null
  const shownTarget = showTarget(kind, target)
  const { organizationId } = caller
  const sealed = sealChannel(organizationId, id, { target, secrets: secret ? [{ secret, until: null }] : [] })
  const channel = await inOrganizationSql(organizationId, async (tx) => {
    const createdBy = caller.kind === 'member' ? caller.userId : null
    await insertChannel(tx, {
      id,
      kind,
      name: name ?? (kind === 'email' ? shownTarget.slice(0, 200) : new URL(target).host),
      shownTarget,
      importEvents,
      sealed,
      createdBy,
    })
    await insertAuditRow(tx, {
      ...auditActor(caller),
      action: 'channel.create',
      subject: `channel ${id}`,
      after: { kind, target: shownTarget, import_events: importEvents },
    })
    return findChannel(tx, id)
  })
  if (!channel) throw noSuchChannel()
  return { channel, secret }
}
