import type { ReactNode } from 'react'
import { Notice } from '@/components/ui/notice'
import { calendarDayOf } from '@/lib/domain/calendar'
import { displayDay } from '@/lib/domain/display/display-time'

/** Where calls of what is shown are no longer kept one by one; nothing where all are. `children` say what that means here. */
export function KeptFromNote({
  eventsKeptFrom,
  timeZone,
  className,
  children,
}: {
  eventsKeptFrom: Date | null
  timeZone: string
  className?: string
  children: ReactNode
}) {
  if (!eventsKeptFrom) return null
  const day = displayDay(calendarDayOf(eventsKeptFrom.getTime(), timeZone), true)
  return (
    <Notice
      title={`Calls from before ${day} are no longer kept one by one`}
      {...(className && { className })}
    >
      {children}
    </Notice>
  )
}
