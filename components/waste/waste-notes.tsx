import { KeptFromNote } from '@/components/spend/kept-from-note'
import { Notice } from '@/components/ui/notice'
import { displayCount, displayNumberOf } from '@/lib/domain/display/display-count'
import { MOST_CALLS } from '@/lib/domain/waste/waste-tally'

/** What the figures leave out. */
export function WasteNotes({
  unpricedEvents,
  sessionlessEvents,
  isPartial,
  eventsKeptFrom,
  timeZone,
}: {
  unpricedEvents: number
  sessionlessEvents: number
  isPartial: boolean
  eventsKeptFrom: Date | null
  timeZone: string
}) {
  return (
    <>
      {isPartial && (
        <Notice kind="warning" title="Not all calls were read">
          A report reads up to {displayCount(MOST_CALLS)} calls, session by session. The figures are those of
          the calls read: choose fewer days or a filter for the rest.
        </Notice>
      )}
      <KeptFromNote eventsKeptFrom={eventsKeptFrom} timeZone={timeZone}>
        No rule looks at them, and what they cost is not in these figures.
      </KeptFromNote>
      {unpricedEvents + sessionlessEvents > 0 && (
        <p className="text-muted-foreground text-pretty">
          {[
            unpricedEvents > 0 &&
              `${displayNumberOf(unpricedEvents, 'call has', 'calls have')} no cost: they are in no dollars here.`,
            sessionlessEvents > 0 &&
              `${displayNumberOf(sessionlessEvents, 'call names', 'calls name')} no session: no rule about caches and prompts looks at them.`,
          ]
            .filter(Boolean)
            .join(' ')}
        </p>
      )}
    </>
  )
}
