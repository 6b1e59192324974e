import { Check, Clock, X } from 'lucide-react'
import type { ChannelDelivery } from '@/lib/domain/channels/channel-delivery'

const WORDS = {
  delivered: { icon: Check, text: 'sent to', className: 'text-muted-foreground' },
  pending: { icon: Clock, text: 'not yet sent to', className: 'text-muted-foreground' },
  failed: { icon: X, text: 'not sent to', className: 'text-destructive' },
} as const

/** What became of telling an alert to a channel, in short. */
export function DeliveryWords({ delivery }: { delivery: ChannelDelivery }) {
  const { icon: Icon, text, className } = WORDS[delivery.status]
  return (
    <span className={`inline-flex items-baseline gap-1 ${className}`}>
      <Icon aria-hidden className="size-3.5 shrink-0 self-center" /> {text} {delivery.channelName}
      {delivery.isPaused && delivery.status === 'pending' && ' (paused)'}
    </span>
  )
}
