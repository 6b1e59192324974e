'use client'
import { CalendarDays, ChevronDown, ChevronLeft, ChevronRight } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useShortcuts } from '@/components/shell/use-shortcuts'
import { useSpendNavigation } from '@/components/spend/spend-navigation'
import { ViewLink } from '@/components/spend/view-link'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Kbd } from '@/components/ui/kbd'
import { Popover, PopoverClose, PopoverContent, PopoverTrigger } from '@/components/ui/popover'
import {
  RANGE_PRESETS,
  type RangePreset,
  rangeLabel,
  type SpendRange,
  shiftRange,
} from '@/lib/domain/usage/spend-range'
import { type SpendView, STANDARD_VIEW, spendViewHref } from '@/lib/domain/usage/spend-view'

/** The range of a page: presets, a step back and on, or any days. The zone of its days stands beside it. */
export function RangePicker({
  path,
  keep,
  view,
  standard,
  today,
  days,
  timeZone,
}: {
  path: string
  keep?: string
  view: Pick<SpendView, 'range'> & Partial<SpendView>
  /** The page's own range where its address names none. */
  standard?: RangePreset
  today: string
  days: { from: string; to: string } | null
  timeZone: string
}) {
  const { go } = useSpendNavigation()
  const [open, setOpen] = useState(false)
  const hrefOf = (range: SpendRange) =>
    spendViewHref(path, { ...STANDARD_VIEW, ...view, range }, keep, standard)
  const earlier = shiftRange(view.range, -1, today)
  const later = shiftRange(view.range, 1, today)
  useShortcuts({
    ...(earlier && { arrowleft: () => go(hrefOf(earlier)) }),
    ...(later && { arrowright: () => go(hrefOf(later)) }),
    ...Object.fromEntries(RANGE_PRESETS.map(({ id, key }) => [key, () => go(hrefOf(id))])),
  })
  return (
    <div data-wide className="flex items-center gap-1 max-sm:w-full">
      <Step href={earlier && hrefOf(earlier)} label="The period before">
        <ChevronLeft aria-hidden />
      </Step>
      <Popover open={open} onOpenChange={setOpen}>
        <PopoverTrigger asChild>
          <Button className="min-w-40 justify-between max-sm:flex-1" title={`Days in ${timeZone}`}>
            <CalendarDays aria-hidden className="text-muted-foreground" />
            <span className="flex-1 text-left">{rangeLabel(view.range)}</span>
            <ChevronDown aria-hidden className="text-muted-foreground" />
          </Button>
        </PopoverTrigger>
        <PopoverContent align="end" className="w-72 p-1" aria-label="Days shown">
          <ul>
            {RANGE_PRESETS.map((preset) => (
              <li key={preset.id}>
                <PopoverClose asChild>
                  <ViewLink
                    href={hrefOf(preset.id)}
                    aria-current={view.range === preset.id ? 'true' : undefined}
                    className={cn(
                      'flex h-8 items-center justify-between rounded-sm px-2 hover:bg-muted',
                      view.range === preset.id && 'bg-muted font-medium',
                    )}
                  >
                    {preset.label}
                    <Kbd>{preset.key}</Kbd>
                  </ViewLink>
                </PopoverClose>
              </li>
            ))}
          </ul>
          <CustomDays
            key={`${days?.from} ${days?.to}`}
            days={days}
            onChoose={(range) => {
              setOpen(false)
              go(hrefOf(range))
            }}
          />
          <p className="border-t px-2 pt-2 pb-1 text-muted-foreground text-xs">
            Days are those of {timeZone}.
          </p>
        </PopoverContent>
      </Popover>
      <Step href={later && hrefOf(later)} label="The period after">
        <ChevronRight aria-hidden />
      </Step>
    </div>
  )
}

function Step({ href, label, children }: { href: string | null; label: string; children: ReactNode }) {
  if (href === null)
    return (
      <Button size="icon" disabled aria-label={label}>
        {children}
      </Button>
    )
  return (
    <Button asChild size="icon">
      <ViewLink href={href} aria-label={label}>
        {children}
      </ViewLink>
    </Button>
  )
}

function CustomDays({
  days,
  onChoose,
}: {
  days: { from: string; to: string } | null
  onChoose: (range: SpendRange) => void
}) {
  const [from, setFrom] = useState(days?.from ?? '')
  const [to, setTo] = useState(days?.to ?? '')
  const error = from && to && from > to ? 'The first day is after the last.' : undefined
  return (
    <form
      className="mt-1 grid gap-2 border-t p-2"
      onSubmit={(event) => {
        event.preventDefault()
        if (from && to && !error) onChoose({ from, to })
      }}
    >
      <div className="grid grid-cols-2 gap-2">
        <Field label="From">
          <Input
            type="date"
            value={from}
            max="9999-12-31"
            onChange={(event) => setFrom(event.target.value)}
            className="px-1.5"
          />
        </Field>
        <Field label="To">
          <Input
            type="date"
            value={to}
            max="9999-12-31"
            onChange={(event) => setTo(event.target.value)}
            className="px-1.5"
          />
        </Field>
      </div>
      {error && (
        <p role="alert" className="text-destructive text-xs">
          {error}
        </p>
      )}
      <Button type="submit" size="sm" disabled={!from || !to || error !== undefined}>
        Show these days
      </Button>
    </form>
  )
}
