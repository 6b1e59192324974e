import Link from 'next/link'
import { calendarDayOf } from '@/lib/domain/calendar'
import { displayCount, displayNumberOf } from '@/lib/domain/display/display-count'
import { displayInstant } from '@/lib/domain/display/display-time'
import type { DropExampleView, DropPlaceView } from '@/lib/domain/imports/drop-view'

/** A record that was dropped, and the one that was kept for its call. */
export function DropExample({
  example: { eventId, model, dropped, kept },
  timeZone,
  importId,
}: {
  example: DropExampleView
  timeZone: string
  importId: string | null
}) {
  return (
    <dl className="grid gap-1.5 rounded-md border p-3 text-xs">
      <Record name="Dropped" place={dropped} timeZone={timeZone} importId={importId}>
        {model && <span className="text-muted-foreground">{model}</span>}
      </Record>
      {kept ? (
        <Record name="Kept" place={kept} timeZone={timeZone} importId={importId}>
          {kept.eventId !== eventId && (
            <span className="font-mono text-muted-foreground break-all">{kept.eventId}</span>
          )}
          <Link href={eventsHref(kept, timeZone)} className="text-primary underline underline-offset-4">
            Show in Events
          </Link>
        </Record>
      ) : (
        <div className="flex gap-3">
          <dt className="w-14 shrink-0 text-muted-foreground">Kept</dt>
          <dd>No single record: what tells of its session, or of its parent, has it.</dd>
        </div>
      )}
      <div className="flex gap-3">
        <dt className="w-14 shrink-0 text-muted-foreground">Call</dt>
        <dd className="min-w-0 font-mono break-all">{eventId}</dd>
      </div>
    </dl>
  )
}

function Record({
  name,
  place,
  timeZone,
  importId,
  children,
}: {
  name: string
  place: DropPlaceView
  timeZone: string
  importId: string | null
  children: React.ReactNode
}) {
  return (
    <div className="flex gap-3">
      <dt className="w-14 shrink-0 text-muted-foreground">{name}</dt>
      <dd className="min-w-0">
        <span className="break-all">{place.sourceRef ?? place.source ?? 'By the API'}</span>
        <span className="flex flex-wrap gap-x-2 text-muted-foreground">
          <span>{displayInstant(Date.parse(place.at), timeZone)}</span>
          <span>
            {displayNumberOf(place.tokens, 'token')}, {displayCount(place.outputTokens)} of output
          </span>
        </span>
        <span className="flex flex-wrap gap-x-2">
          {children}
          {place.importId !== importId && (
            <Link
              href={`/imports?import=${place.importId}`}
              scroll={false}
              className="text-primary underline underline-offset-4"
            >
              {importId === null ? 'Its import' : 'Another import'}
            </Link>
          )}
        </span>
      </dd>
    </div>
  )
}

function eventsHref({ at, sessionId }: { at: string; sessionId: string | null }, timeZone: string): string {
  const day = calendarDayOf(Date.parse(at), timeZone)
  const query = new URLSearchParams({ from: day, to: day, ...(sessionId && { session: sessionId }) })
  return `/events?${query}`
}
