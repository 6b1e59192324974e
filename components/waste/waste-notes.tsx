import { Notice } from '@/components/ui/notice'
import { displayNumberOf } from '@/lib/domain/display/display-count'

/** What the figures leave out. */
export function WasteNotes({
  unpricedEvents,
  sessionlessEvents,
  isPartial,
}: {
  unpricedEvents: number
  sessionlessEvents: number
  isPartial: boolean
}) {
  return (
    <>
      {isPartial && (
        <Notice kind="warning" title="Not all calls were read">
          A report reads up to 500,000 calls, session by session. The figures are those of the calls read:
          choose fewer days or a filter for the rest.
        </Notice>
      )}
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
