import { Moment } from '@/components/settings/moment'
import { UnlinkAccountButton } from '@/components/settings/unlink-account-button'
import type { ActionResult } from '@/lib/domain/action-result'

export interface LinkedAccountItem {
  id: string
  provider: string
  label: string
  linkedAt: string
  lastUsedAt: string
}

/** The accounts elsewhere by which the member may sign in; the last way in stays. */
export function LinkedAccountList({
  accounts,
  hasPassword,
  now,
  timeZone,
  unlink,
}: {
  accounts: readonly LinkedAccountItem[]
  hasPassword: boolean
  now: Date
  timeZone: string
  unlink: (id: string) => Promise<ActionResult<null>>
}) {
  if (accounts.length === 0) return null
  const isOnlyWay = !hasPassword && accounts.length === 1
  return (
    <section aria-label="Linked accounts" className="border-t">
      <h3 className="px-4 pt-2.5 font-medium text-sm">Linked accounts</h3>
      <ul className="divide-y">
        {accounts.map(({ id, provider, label, linkedAt, lastUsedAt }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2.5">
            <div className="min-w-0 flex-1 basis-64">
              <p className="break-all">
                {provider} · {label}
              </p>
              <p className="text-muted-foreground text-xs">
                Linked <Moment at={linkedAt} now={now} timeZone={timeZone} />
                {' · used '}
                <Moment at={lastUsedAt} now={now} timeZone={timeZone} />
              </p>
            </div>
            {isOnlyWay ? (
              <p className="text-muted-foreground text-xs">The only way that you can sign in</p>
            ) : (
              <UnlinkAccountButton about={`${provider}, ${label}`} unlink={unlink.bind(null, id)} />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
