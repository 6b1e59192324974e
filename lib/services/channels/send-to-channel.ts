import { SealBrokenError } from '../../auth/sealed-secret'
import type { ChannelKind } from '../../domain/channels/channel'
import { mailAddresses } from '../../domain/channels/channel-input'
import type { ChannelMessage } from '../../domain/channels/channel-message'
import type { SendAnswer } from '../../notify/send-answer'
import { type MailAttachment, sendMail } from '../../notify/send-mail'
import { sendSlack } from '../../notify/send-slack'
import { sendWebhook } from '../../notify/send-webhook'
import { openChannel } from './channel-secrets'

export interface ChannelToSend {
  organizationId: number
  id: string
  kind: ChannelKind
  sealed: Uint8Array
}

/** Sends one message through a channel, under an id that is the same each time. A failure is an answer. */
export async function sendToChannel(
  channel: ChannelToSend,
  id: string,
  message: ChannelMessage,
  /** Files that go with mail. */
  attachments: readonly MailAttachment[] = [],
): Promise<SendAnswer> {
  try {
    const { target, secrets } = openChannel(channel.organizationId, channel.id, channel.sealed)
    if (channel.kind === 'slack') return await sendSlack(target, message.slack)
    if (channel.kind === 'webhook') {
      const now = new Date()
      const valid = secrets.filter(({ until }) => until === null || new Date(until) > now)
      const hook = { url: target, secrets: valid.map(({ secret }) => secret) }
      return await sendWebhook(hook, { id, payload: message.payload }, { at: now })
    }
    const { subject, text, html } = message
    const to = mailAddresses(target).join(', ')
    // A file takes a mail server longer than a few lines.
    return await sendMail(
      { to, subject, text, html, id: `${id}.${channel.id}`, attachments },
      attachments.length > 0 ? { timeoutMs: 60_000 } : {},
    )
  } catch (error) {
    if (error instanceof SealBrokenError) return { isOk: false, answer: error.message, durationMs: 0 }
    throw error
  }
}
