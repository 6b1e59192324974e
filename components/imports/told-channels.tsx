import { DeliveryTable } from '@/components/channels/delivery-table'
import { FollowDeliveries } from '@/components/channels/follow-deliveries'
import { IMPORT_EVENT_NAMES } from '@/lib/domain/imports/import-event-names'
import type { ToldImportEvent } from '@/lib/domain/imports/told-import-event'

/** Which channels were told that something happened to an import; what is on its way is followed. */
export function ToldChannels({
  event,
  deliveries,
  timeZone,
}: Omit<ToldImportEvent, 'id'> & { timeZone: string }) {
  const title = `Told that it ${IMPORT_EVENT_NAMES[event]}`
  return (
    <div className="grid min-w-0 gap-2">
      <FollowDeliveries deliveries={deliveries} />
      <h3 className="font-medium">{title}</h3>
      <div className="min-w-0 overflow-hidden rounded-md border">
        <DeliveryTable label={title} deliveries={deliveries} timeZone={timeZone} />
      </div>
    </div>
  )
}
