'use client'
import { useChange } from '@/components/alerts/use-change'
import { WhoseName } from '@/components/people/whose-name'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import type { ActionResult } from '@/lib/domain/action-result'
import { displayNumberOf } from '@/lib/domain/display/display-count'
import { displayUsd } from '@/lib/domain/display/display-usd'
import type { IdentityView } from '@/lib/domain/people/identity-view'

type Change = (input: object) => Promise<ActionResult<null>>

/** Names in the logs, each with whose it is or may be, and the click that says so or takes it back. */
export function IdentityList({
  label,
  identities,
  members,
  confirm,
  undo,
}: {
  label: string
  identities: readonly Omit<IdentityView, 'firstAt' | 'lastAt' | 'confirmedAt'>[]
  /** Addresses of the organization's members. */
  members: readonly string[]
  confirm: Change
  undo: Change
}) {
  const confirming = useChange(confirm)
  const undoing = useChange(undo)
  const isPending = confirming.isPending || undoing.isPending
  return (
    <ul aria-label={label} className="divide-y">
      {identities.map((identity) => (
        <li
          key={identity.name}
          aria-label={identity.name}
          className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2.5"
        >
          <div className="min-w-0 flex-1 basis-56">
            <p className="break-all font-medium">{identity.name}</p>
            <p className="text-muted-foreground text-xs">
              {displayNumberOf(identity.events, 'call')}, {displayUsd(identity.costUsd)}
            </p>
          </div>
          {identity.state === 'confirmed' || identity.state === 'address' ? (
            <>
              <p className="min-w-0 break-all text-sm">
                {identity.email}
                {identity.confirmedBy && (
                  <span className="text-muted-foreground text-xs"> by {identity.confirmedBy}</span>
                )}
              </p>
              {identity.state === 'address' ? (
                <Badge>Their address</Badge>
              ) : (
                <Button
                  size="sm"
                  disabled={isPending}
                  aria-label={`Undo ${identity.name}`}
                  onClick={() => undoing.run({ name: identity.name }, `Shown as ${identity.name} again`)}
                >
                  Undo
                </Button>
              )}
            </>
          ) : (
            <WhoseName
              identity={identity}
              members={members}
              isPending={isPending}
              choose={(email) =>
                confirming.run({ name: identity.name, email }, `${identity.name} is shown as ${email}`)
              }
            />
          )}
        </li>
      ))}
    </ul>
  )
}
