import type { ReactNode } from 'react'
import { Moment } from '@/components/settings/moment'
import { Badge } from '@/components/ui/badge'
import type { ApiKeyView } from '@/lib/domain/members/api-key-view'

/** Keys, one a row: what it is called, how it begins, what it opens, how it lives. */
export function ApiKeyList({
  keys,
  now,
  timeZone,
  actionOf,
}: {
  keys: readonly ApiKeyView[]
  now: Date
  timeZone: string
  actionOf: (key: ApiKeyView) => ReactNode
}) {
  return (
    <ul className="divide-y">
      {keys.map((key) => (
        <li key={key.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2.5">
          <div className="min-w-0 flex-1 basis-64">
            <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <span className="break-words font-medium">{key.name}</span>
              <code className="font-mono text-muted-foreground text-xs">{key.prefix}…</code>
              {key.scopes.map((scope) => (
                <Badge key={scope} variant={scope === 'admin' ? 'accent' : 'neutral'}>
                  {scope}
                </Badge>
              ))}
              {key.state !== 'active' && <Badge variant="outline">{key.state}</Badge>}
            </p>
            <p className="text-muted-foreground text-xs">
              {key.lastUsedAt ? (
                <>
                  Last used <Moment at={key.lastUsedAt} now={now} timeZone={timeZone} />
                </>
              ) : (
                'Never used'
              )}
              {' · created '}
              <Moment at={key.createdAt} now={now} timeZone={timeZone} />
              {key.expiresAt && key.state !== 'revoked' && (
                <>
                  {key.state === 'expired' ? ' · expired ' : ' · expires '}
                  <Moment at={key.expiresAt} now={now} timeZone={timeZone} />
                </>
              )}
              {key.revokedAt && (
                <>
                  {' · revoked '}
                  <Moment at={key.revokedAt} now={now} timeZone={timeZone} />
                </>
              )}
            </p>
          </div>
          {actionOf(key)}
        </li>
      ))}
    </ul>
  )
}
