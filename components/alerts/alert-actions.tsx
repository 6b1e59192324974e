'use client'
import { Check, ChevronDown, Clock, RotateCcw } from 'lucide-react'
import { useChange } from '@/components/alerts/use-change'
import { Button } from '@/components/ui/button'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu'
import { Tooltip } from '@/components/ui/tooltip'
import type { ActionResult } from '@/lib/domain/action-result'
import type { AlertState } from '@/lib/domain/alerts/alert'

const HOUR_MS = 3_600_000
const SNOOZES = [
  { label: 'For an hour', ms: HOUR_MS },
  { label: 'For a day', ms: 24 * HOUR_MS },
  { label: 'For a week', ms: 7 * 24 * HOUR_MS },
]

/** Acknowledge, snooze, resolve or open again; shut, with the reason, for whoever may not. */
export function AlertActions({
  state,
  whyNot,
  handle,
}: {
  state: AlertState
  whyNot: string | null
  handle: (change: object) => Promise<ActionResult<null>>
}) {
  const { isPending, run: say } = useChange(handle)
  if (whyNot)
    return (
      <Tooltip content={whyNot}>
        <Button aria-disabled aria-label={`Acknowledge: ${whyNot}`}>
          <Check aria-hidden /> Acknowledge
        </Button>
      </Tooltip>
    )
  const isOver = state === 'resolved' || state === 'recovered'
  return (
    <>
      {isOver || state === 'snoozed' || state === 'acknowledged' ? (
        <Button variant="quiet" disabled={isPending} onClick={() => say({ state: 'open' }, 'Open again')}>
          <RotateCcw aria-hidden /> Open again
        </Button>
      ) : (
        <Button
          variant="quiet"
          disabled={isPending}
          onClick={() => say({ state: 'acknowledged' }, 'Acknowledged')}
        >
          <Check aria-hidden /> Acknowledge
        </Button>
      )}
      {!isOver && (
        <>
          <DropdownMenu>
            <DropdownMenuTrigger asChild>
              <Button disabled={isPending}>
                <Clock aria-hidden /> Snooze <ChevronDown aria-hidden />
              </Button>
            </DropdownMenuTrigger>
            <DropdownMenuContent align="end">
              {SNOOZES.map(({ label, ms }) => (
                <DropdownMenuItem
                  key={label}
                  onSelect={() =>
                    say(
                      { state: 'snoozed', snoozed_until: new Date(Date.now() + ms).toISOString() },
                      `Snoozed ${label.toLowerCase()}`,
                    )
                  }
                >
                  {label}
                </DropdownMenuItem>
              ))}
            </DropdownMenuContent>
          </DropdownMenu>
          <Button disabled={isPending} onClick={() => say({ state: 'resolved' }, 'Resolved')}>
            Resolve
          </Button>
        </>
      )}
    </>
  )
}
