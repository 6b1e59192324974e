'use client'
import { useRefreshWhile } from '@/components/shell/use-refresh-while'
import type { ChannelDelivery } from '@/lib/domain/channels/channel-delivery'

const REFRESH_MS = 2_000
// The next try is hours away then.
const MOST_FOLLOWED = 3

/** Asks for the page again while something is on its way to a channel. */
export function FollowDeliveries({
  deliveries,
}: {
  deliveries: readonly Pick<ChannelDelivery, 'status' | 'isPaused' | 'attempts'>[]
}) {
  const isOnItsWay = deliveries.some(
    ({ status, isPaused, attempts }) => status === 'pending' && !isPaused && attempts.length < MOST_FOLLOWED,
  )
  useRefreshWhile(isOnItsWay, REFRESH_MS)
  return null
}
