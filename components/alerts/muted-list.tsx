'use client'
import { useChange } from '@/components/alerts/use-change'
import { Button } from '@/components/ui/button'
import type { ActionResult } from '@/lib/domain/action-result'
import type { AlertSettings } from '@/lib/domain/alerts/alert-settings'

/** What is not told of as unusual any more. */
export function MutedList({
  muted,
  mayChange,
  change,
}: {
  muted: AlertSettings['muted']
  mayChange: boolean
  change: (change: object) => Promise<ActionResult<null>>
}) {
  const { isPending, run } = useChange(change)
  return (
    <ul className="divide-y border-y">
      {muted.map((one) => (
        <li key={`${one.dimension} ${one.value}`} className="flex flex-wrap items-center gap-4 py-2">
          <span className="min-w-0 flex-1 break-words">
            <span className="text-muted-foreground">
              {one.dimension === 'user' ? 'person' : one.dimension}
            </span>{' '}
            {one.value}
          </span>
          {mayChange && (
            <Button
              size="sm"
              disabled={isPending}
              aria-label={`Unmute ${one.value}`}
              onClick={() => run({ muted: muted.filter((other) => other !== one) })}
            >
              Unmute
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}
