import { SealBrokenError } from '../../auth/sealed-secret'
import { pauseChannel, removeChannel, resumeChannel, updateChannel } from '../../data/channels/channel-rows'
import type { Channel } from '../../domain/channels/channel'
import { channelChange, showTarget } from '../../domain/channels/channel-input'
import { ProductError } from '../../domain/errors'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { parseInput } from '../../domain/parse-input'
import { makeWebhookSecret, openChannel, sealChannel } from './channel-secrets'
import { checkTarget } from './check-target'
import { inChannel } from './in-channel'
import { getChannel } from './list-channels'

const OVERLAP_MS = 24 * 3_600_000

/** Renames a channel, sends to another target, or tells it of other events. Its secret stays; one that can't be read any more is made anew and answered this once. */
export async function changeChannel(
  caller: Caller,
  id: string,
  input: unknown,
): Promise<{ channel: Channel; secret: string | null }> {
  requireAllowed(caller, 'manage_channels')
  const { name, target, import_events: importEvents } = parseInput(channelChange, input)
  const secret = await inChannel(caller, id, 'update', async ({ tx, channel, sealed }) => {
    const set = { ...(name !== undefined && { name }), ...(importEvents && { importEvents }) }
    if (target === undefined) {
      await updateChannel(tx, id, set)
      return null
    }
    checkTarget(channel.kind, target)
    const kept = secretsOf(caller.organizationId, id, sealed)
    const made = kept.length === 0 && channel.kind === 'webhook' ? makeWebhookSecret() : null
    const secrets = made ? [{ secret: made, until: null }] : kept
    await updateChannel(tx, id, {
      ...set,
      shownTarget: showTarget(channel.kind, target),
      sealed: sealChannel(caller.organizationId, id, { target, secrets }),
    })
    return made
  })
  return { channel: await getChannel(caller, id), secret }
}

/** Forgets a channel, and takes it from the budgets that told it. */
export async function deleteChannel(caller: Caller, id: string): Promise<void> {
  await inChannel(caller, id, 'delete', ({ tx }) => removeChannel(tx, id))
}

/** Sends nothing to a channel until it is resumed; what is due meanwhile waits. */
export async function pauseChannelOf(caller: Caller, id: string): Promise<Channel> {
  await inChannel(caller, id, 'pause', ({ tx }) => pauseChannel(tx, id))
  return getChannel(caller, id)
}

/** Sends to a paused channel again, what waited for it first. */
export async function resumeChannelOf(caller: Caller, id: string): Promise<Channel> {
  await inChannel(caller, id, 'resume', ({ tx }) => resumeChannel(tx, id))
  return getChannel(caller, id)
}

/** Gives a webhook a new secret, answered this once; the one before signs beside it for a day. */
export async function rotateSecret(
  caller: Caller,
  id: string,
): Promise<{ channel: Channel; secret: string }> {
  const secret = makeWebhookSecret()
  await inChannel(caller, id, 'rotate', async ({ tx, channel, sealed }) => {
    if (channel.kind !== 'webhook') throw onlyWebhooksSign()
    const { target, secrets } = openOrSay(caller.organizationId, id, sealed)
    const until = new Date(Date.now() + OVERLAP_MS).toISOString()
    const before = secrets.slice(0, 1).map((one) => ({ secret: one.secret, until }))
    await updateChannel(tx, id, {
      sealed: sealChannel(caller.organizationId, id, {
        target,
        secrets: [{ secret, until: null }, ...before],
      }),
    })
  })
  return { channel: await getChannel(caller, id), secret }
}

function secretsOf(organizationId: number, id: string, sealed: Buffer) {
  try {
    return openChannel(organizationId, id, sealed).secrets
  } catch (error) {
    if (error instanceof SealBrokenError) return []
    throw error
  }
}

function openOrSay(organizationId: number, id: string, sealed: Buffer) {
  try {
    return openChannel(organizationId, id, sealed)
  } catch (error) {
    if (error instanceof SealBrokenError) throw new ProductError('conflict', error.message)
    throw error
  }
}

function onlyWebhooksSign(): ProductError {
  return new ProductError('conflict', 'Only a webhook has a secret that signs.')
}
