import type { ChannelKind } from '@/lib/domain/channels/channel'

/** How a form asks where a channel of a kind leads. */
export const CHANNEL_TARGETS: Record<ChannelKind, { label: string; hint: string; placeholder: string }> = {
  email: {
    label: 'Addresses',
    hint: 'One to ten, separated by commas.',
    placeholder: 'finance@example.com',
  },
  slack: {
    label: 'Webhook URL of Slack',
    hint: 'Slack gives it under Incoming Webhooks. It is kept encrypted and not shown again.',
    placeholder: 'https://hooks.slack.com/services/…',
  },
  webhook: {
    label: 'URL',
    hint: 'A public address on port 80 or 443. Each post is signed.',
    placeholder: 'https://example.com/outlay',
  },
}
