import { Webhook } from 'standardwebhooks'
import { type PostOptions, postTo } from './post-to'
import type { SendAnswer } from './send-answer'

export interface WebhookMessage {
  /** The same for every try of one message. */
  id: string
  payload: object
}

/** Posts a message signed as Standard Webhooks 1.0 says: one signature for each secret that is valid now. */
export async function sendWebhook(
  target: { url: string; secrets: readonly string[] },
  message: WebhookMessage,
  options: PostOptions & { at?: Date } = {},
): Promise<SendAnswer> {
  const at = options.at ?? new Date()
  const body = JSON.stringify(message.payload)
  const signatures = target.secrets.map((secret) => new Webhook(secret).sign(message.id, at, body))
  const headers = {
    'webhook-id': message.id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': signatures.join(' '),
  }
  return postTo(target.url, 'webhook', body, headers, options)
}
