import { randomUUID } from 'node:crypto'
import { organizationLink } from '../../auth/worker-address'
import { findSealed } from '../../data/channels/channel-rows'
import { inOrganizationSql } from '../../data/database'
import type { ChannelMessage } from '../../domain/channels/channel-message'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import type { SendAnswer } from '../../notify/send-answer'
import { limitRequests } from '../limit-requests'
import { getChannel, noSuchChannel } from './list-channels'
import { sendToChannel } from './send-to-channel'

// A test is no cannon.
const LIMIT = { points: 10, durationSeconds: 600 }

/** Sends a test now and answers what came of it; neither counted as a failure nor kept. */
export async function testChannel(caller: Caller, id: string): Promise<SendAnswer> {
  requireAllowed(caller, 'manage_channels')
  const { kind } = await getChannel(caller, id)
  const { organizationId } = caller
  await limitRequests(`channel-test:${organizationId}`, LIMIT)
  const sealed = await inOrganizationSql(organizationId, (tx) => findSealed(tx, id))
  if (!sealed) throw noSuchChannel()
  return sendToChannel(
    { organizationId, id, kind, sealed },
    randomUUID(),
    testMessage(organizationLink(organizationId)),
  )
}

function testMessage(address: string): ChannelMessage {
  const subject = 'A test from Outlay'
  const line = 'This channel works. What it is set for will be told here.'
  return {
    subject,
    text: `${line}\n\n${address}`,
    html: `<!doctype html><html lang="en"><body><p>${line}</p><p><a href="${address}">Outlay</a></p></body></html>`,
    slack: {
      text: `${subject}: ${line}`,
      blocks: [{ type: 'section', text: { type: 'mrkdwn', text: `*${subject}*\n${line}` } }],
    },
    payload: { type: 'channel.test', timestamp: new Date().toISOString(), data: { summary: line } },
  }
}
