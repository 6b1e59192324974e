import type { ChannelDelivery } from '../channels/channel-delivery'
import type { ImportEvent } from './import-event'

/** What became of telling an event of an import. */
export interface ToldImportEvent {
  /** What every channel gets it under, at every try. */
  id: string
  event: ImportEvent
  deliveries: ChannelDelivery[]
}
