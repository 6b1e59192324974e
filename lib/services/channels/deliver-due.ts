import { organizationLink } from '../../auth/worker-address'
import { countFailure, endFailures } from '../../data/channels/count-failure'
import {
  claimDueDeliveries,
  type DueDelivery,
  holdOn,
  LEASE_SECONDS,
  parkPaused,
} from '../../data/channels/due-deliveries'
import type { Outbox } from '../../data/channels/outbox'
import { recordAttempt } from '../../data/channels/record-attempt'
import { inOrganizationSql, type SqlTransaction } from '../../data/database'
import { queueMail } from '../../data/mail/queue-mail'
import type { ChannelMessage } from '../../domain/channels/channel-message'
import type { SendAnswer } from '../../notify/send-answer'
import type { MailAttachment } from '../../notify/send-mail'
import { type LogFields, log } from '../../observe/log'
import { channelPausedMail } from './channel-paused-mail'
import { sendToChannel } from './send-to-channel'

export interface Telling {
  outbox: Outbox
  /** All that are taken at once are sent side by side. */
  most: { ofChannel: number; inAll: number }
  /** What a delivery says; null where what it tells of is gone. */
  compose: (
    organizationId: number,
    due: DueDelivery,
  ) => Promise<{ message: ChannelMessage; attachments?: readonly MailAttachment[] } | null>
}

const LEASE_MS = LEASE_SECONDS * 1_000

/** Sends what is due of an outbox of one organization: at least once each, under its id. Says how many it took. */
export async function deliverDue(organizationId: number, telling: Telling): Promise<number> {
  const { outbox, most } = telling
  const due = await inOrganizationSql(organizationId, async (tx) => {
    await parkPaused(tx, outbox)
    return claimDueDeliveries(tx, outbox, most)
  })
  // None is left behind under way, whatever becomes of the others.
  const ends = await Promise.allSettled(due.map((delivery) => deliver(organizationId, telling, delivery)))
  for (const end of ends) if (end.status === 'rejected') throw end.reason
  return due.length
}

async function deliver(organizationId: number, telling: Telling, delivery: DueDelivery): Promise<void> {
  const { outbox } = telling
  const { id, channelId, kind } = delivery
  const ids = {
    organization_id: organizationId,
    outbox: outbox.table,
    delivery_id: id,
    channel_id: channelId,
    channel_kind: kind,
  }
  const hold = keepHold(organizationId, outbox, delivery)
  try {
    const composed = await telling
      .compose(organizationId, delivery)
      .catch((error: unknown) => notMade(ids, error))
    if (composed === null || hold.isOver()) return
    const answer =
      'message' in composed
        ? await sendToChannel(
            { ...delivery, organizationId, id: delivery.channelId },
            delivery.id,
            composed.message,
            composed.attachments,
          )
        : composed
    if (!answer.isOk && 'message' in composed) {
      log.warn('channel.delivery_failed', { ...ids, duration_ms: Math.round(answer.durationMs) })
    }
    await inOrganizationSql(organizationId, async (tx) => {
      await recordAttempt(tx, outbox, { ...delivery, ...answer })
      // What we could not make says nothing of the channel.
      if ('message' in composed) await judgeChannel(tx, delivery.channelId, answer)
    })
  } finally {
    hold.end()
  }
}

// Counted as a try, so that it is tried later, in the end given up, and seen; what it was is for the log alone.
function notMade(ids: LogFields, error: unknown): SendAnswer {
  log.error('channel.message_not_made', ids, error)
  return { isOk: false, answer: 'It could not be made; the log of the worker says why.', durationMs: 0 }
}

/** Renews the hold on a delivery while it is made and sent, so that nobody else takes it. */
function keepHold(organizationId: number, outbox: Outbox, delivery: DueDelivery) {
  let heldAt = performance.now()
  const timer = setInterval(() => {
    const askedAt = performance.now()
    inOrganizationSql(organizationId, (tx) => holdOn(tx, outbox, delivery)).then(
      () => {
        heldAt = askedAt
      },
      () => undefined,
    )
  }, LEASE_MS / 3)
  return {
    /** True where another may have taken it: this one was stopped for too long. */
    isOver: () => performance.now() - heldAt > LEASE_MS,
    end: () => clearInterval(timer),
  }
}

async function judgeChannel(
  tx: SqlTransaction,
  channelId: string,
  { isOk, answer }: SendAnswer,
): Promise<void> {
  if (isOk) return endFailures(tx, channelId)
  const paused = await countFailure(tx, channelId, answer)
  if (!paused?.tell) return
  await queueMail(tx, {
    dedupeKey: `channel_paused:${channelId}:${paused.pausedAt.toISOString()}`,
    kind: 'channel_paused',
    recipient: paused.tell,
    content: channelPausedMail(
      paused.name,
      answer,
      `${organizationLink(tx.organizationId)}/settings/channels`,
    ),
  })
}
