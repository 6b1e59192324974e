import { ArrowUpRight } from 'lucide-react'
import Link from 'next/link'
import { AlertStateBadge } from '@/components/alerts/alert-state-badge'
import { DeliveryWords } from '@/components/alerts/delivery-words'
import { alertHeadline } from '@/lib/domain/alerts/alert-headline'
import { alertKindName, whenInWords } from '@/lib/domain/alerts/alert-in-words'
import { alertViewHref } from '@/lib/domain/alerts/alert-message'
import type { AlertView } from '@/lib/domain/alerts/alert-view'

/** An alert of the inbox: what it says, when that was, whom it was told, and the way to its calls. */
export function AlertRow({ view, timeZone }: { view: AlertView; timeZone: string }) {
  const { alert, deliveries } = view
  return (
    <li className="grid gap-1 border-t px-4 py-3 first:border-t-0">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <AlertStateBadge state={alert.state} />
        <h2 className="min-w-0 break-words font-medium">
          <Link href={`/alerts/${alert.id}`} className="hover:underline">
            {alertHeadline(alert)}
          </Link>
        </h2>
      </div>
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1 text-muted-foreground text-xs">
        <span>{alertKindName(alert.kind)}</span>
        <span>{whenInWords(alert, timeZone)}</span>
        {deliveries.map((delivery) => (
          <DeliveryWords key={delivery.channelId} delivery={delivery} />
        ))}
        <Link
          href={alertViewHref(alert, timeZone)}
          aria-label={`See the calls of: ${alertHeadline(alert)}`}
          className="inline-flex items-center gap-1 text-primary hover:underline"
        >
          See the calls <ArrowUpRight aria-hidden className="size-3.5" />
        </Link>
      </div>
    </li>
  )
}
