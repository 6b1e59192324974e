'use client'
import { parseAsString, useQueryState } from 'nuqs'
import { useRef } from 'react'
import { EventDetail } from '@/components/spend/event-detail'
import { EventFlags } from '@/components/spend/event-flags'
import { cn } from '@/components/ui/cn'
import { Dialog, DrawerContent } from '@/components/ui/dialog'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { displayCompact, displayCount } from '@/lib/domain/display/display-count'
import { displayInstant, displayShortInstant } from '@/lib/domain/display/display-time'
import { displayExactUsd, displayUsd } from '@/lib/domain/display/display-usd'
import type { LedgerEvent } from '@/lib/domain/usage/ledger-event'

/** The ledger's rows; a press on one opens what made its cost. */
export function EventsTable({ events, timeZone }: { events: readonly LedgerEvent[]; timeZone: string }) {
  const [openId, setOpenId] = useQueryState(
    'event',
    parseAsString.withOptions({ history: 'push', scroll: false }),
  )
  const opener = useRef<HTMLElement | null>(null)
  const found = events.find(({ id }) => id === openId)
  return (
    <>
      <Table label="Events, newest first" regionClassName="max-h-[calc(100dvh-15rem)] min-h-64 rounded-t-lg">
        <TableHeader>
          <TableRow>
            <TableHead>Time</TableHead>
            <TableHead className="max-sm:hidden">Model</TableHead>
            <TableHead className="max-lg:hidden">Project</TableHead>
            <TableHead className="max-lg:hidden">Person</TableHead>
            <TableHead numeric className="max-md:hidden">
              Input
            </TableHead>
            <TableHead numeric className="max-md:hidden">
              Cached
            </TableHead>
            <TableHead numeric className="max-md:hidden">
              Output
            </TableHead>
            <TableHead className="max-2xl:hidden">
              <span className="sr-only">Particulars</span>
            </TableHead>
            <TableHead numeric>Cost</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {events.map((event) => (
            <TableRow
              key={event.id}
              className="cursor-pointer hover:[&>*]:bg-hover"
              onClick={(press) => {
                const button = press.currentTarget.querySelector('button')
                opener.current = button
                void setOpenId(event.id)
              }}
            >
              <TableCell className="whitespace-nowrap max-sm:py-1">
                <button
                  type="button"
                  title={displayInstant(event.occurredAtMs, timeZone)}
                  aria-label={`Open the event of ${displayInstant(event.occurredAtMs, timeZone)}`}
                  className="rounded-sm text-left hover:underline"
                >
                  {displayShortInstant(event.occurredAtMs, timeZone)}
                </button>
                <span className="block max-w-44 truncate text-muted-foreground sm:hidden">
                  {event.model ?? <None />}
                </span>
                <span className="flex flex-wrap gap-1 pt-0.5 pb-1.5 empty:hidden sm:hidden">
                  <EventFlags event={event} />
                </span>
              </TableCell>
              <TableCell className="max-w-60 max-sm:hidden">
                <span className="block truncate" title={event.model ?? undefined}>
                  {event.model ?? <None />}
                </span>
                <span className="flex flex-wrap gap-1 pb-1 empty:hidden 2xl:hidden">
                  <EventFlags event={event} />
                </span>
              </TableCell>
              <NameCell value={event.project} />
              <NameCell value={event.user} />
              <TokensCell tokens={event.inputTokens} />
              <TokensCell
                tokens={event.cacheReadTokens + event.cacheWrite5mTokens + event.cacheWrite1hTokens}
              />
              <TokensCell tokens={event.outputTokens} />
              <TableCell className="max-2xl:hidden">
                <span className="flex justify-end gap-1">
                  <EventFlags event={event} />
                </span>
              </TableCell>
              <TableCell numeric title={displayExactUsd(event.costUsd)}>
                {displayUsd(event.costUsd)}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      <Dialog open={found !== undefined} onOpenChange={(open) => !open && setOpenId(null)}>
        <DrawerContent
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            opener.current?.focus()
          }}
        >
          {found && <EventDetail event={found} timeZone={timeZone} />}
        </DrawerContent>
      </Dialog>
    </>
  )
}

function None() {
  return <span className="text-muted-foreground italic">(none)</span>
}

function NameCell({ value }: { value: string | null }) {
  return (
    <TableCell className="max-w-44 truncate max-lg:hidden 2xl:max-w-60" title={value ?? undefined}>
      {value ?? <None />}
    </TableCell>
  )
}

function TokensCell({ tokens }: { tokens: number }) {
  return (
    <TableCell
      numeric
      title={displayCount(tokens)}
      className={cn('max-md:hidden', tokens === 0 && 'text-muted-foreground')}
    >
      {displayCompact(tokens)}
    </TableCell>
  )
}
