import type { ReactNode } from 'react'
import { Moment } from '@/components/settings/moment'
import { Badge } from '@/components/ui/badge'

export interface SessionItem {
  id: string
  isCurrent: boolean
  createdAt: string
  lastSeenAt: string
  ip: string | null
  userAgent: string | null
  provider: string | null
}

/** Where the member is signed in. */
export function SessionList({
  sessions,
  now,
  timeZone,
  actionOf,
}: {
  sessions: readonly SessionItem[]
  now: Date
  timeZone: string
  actionOf: (session: SessionItem) => ReactNode
}) {
  return (
    <ul className="divide-y">
      {sessions.map((session) => (
        <li key={session.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2.5">
          <div className="min-w-0 flex-1 basis-64">
            <p className="flex flex-wrap items-center gap-2" title={session.userAgent ?? undefined}>
              <span className="font-medium">{browserOf(session.userAgent)}</span>
              {session.isCurrent && <Badge variant="accent">This browser</Badge>}
            </p>
            <p className="text-muted-foreground text-xs">
              Active <Moment at={session.lastSeenAt} now={now} timeZone={timeZone} />
              {' · signed in '}
              <Moment at={session.createdAt} now={now} timeZone={timeZone} />
              {session.provider && ` with ${session.provider}`}
              {session.ip && ` · from ${session.ip}`}
            </p>
          </div>
          {actionOf(session)}
        </li>
      ))}
    </ul>
  )
}

// Each names the ones after it, too: the order matters.
const browsers = ['Edg', 'OPR', 'Firefox', 'Chrome', 'Safari'] as const
const names: Record<string, string> = { Edg: 'Edge', OPR: 'Opera' }
const systems = ['Android', 'iPhone', 'iPad', 'Windows', 'Mac OS X', 'Linux'] as const

function browserOf(userAgent: string | null): string {
  const browser = browsers.find((name) => userAgent?.includes(`${name}/`))
  const system = systems.find((name) => userAgent?.includes(name))
  const called = browser ? (names[browser] ?? browser) : 'Unknown browser'
  return system ? `${called} on ${system === 'Mac OS X' ? 'macOS' : system}` : called
}
