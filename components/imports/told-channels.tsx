import { DeliveryTable } from '@/components/channels/delivery-table'
import { useRefreshWhile } from '@/components/shell/use-refresh-while'
import { IMPORT_EVENT_NAMES } from '@/lib/domain/imports/import-event-names'
import type { ToldImportEvent } from '@/lib/domain/imports/told-import-event'

const REFRESH_MS = 2_000
// The next try is hours away then.
const MOST_FOLLOWED = 3

/** Which channels were told that something happened to an import; what is on its way is followed. */
export function ToldChannels({
  event,
  deliveries,
  timeZone,
}: Omit<ToldImportEvent, 'id'> & { timeZone: string }) {
  const title = `Told that it ${IMPORT_EVENT_NAMES[event]}`
  useRefreshWhile(
    deliveries.some(
      ({ status, isPaused, attempts }) =>
        status === 'pending' && !isPaused && attempts.length < MOST_FOLLOWED,
    ),
    REFRESH_MS,
  )
  return (
    <div className="grid min-w-0 gap-2">
      <h3 className="font-medium">{title}</h3>
      <div className="min-w-0 overflow-hidden rounded-md border">
        <DeliveryTable label={title} deliveries={deliveries} timeZone={timeZone} />
      </div>
    </div>
  )
}
