'use client'
import { Command } from 'cmdk'
import { ChevronLeft, ListFilter } from 'lucide-react'
import { useState } from 'react'
import { useShortcuts } from '@/components/shell/use-shortcuts'
import { useSpendNavigation } from '@/components/spend/spend-navigation'
import { type SpendValue, useSpendValues } from '@/components/spend/use-spend-values'
import { Button } from '@/components/ui/button'
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover'
import { displayUsd } from '@/lib/domain/display/display-usd'
import { dimensionLabel, dimensionPlural, NAMED_TAGS } from '@/lib/domain/usage/dimension-label'
import type { SpendDimension } from '@/lib/domain/usage/spend'
import { type SpendView, spendViewHref, toggleFilter } from '@/lib/domain/usage/spend-view'

const DIMENSIONS: readonly SpendDimension[] = [
  'model',
  'project',
  'user',
  'framework',
  'team',
  'task',
  'source',
  'provider',
  'session',
  'run',
  ...NAMED_TAGS,
]
const ITEM = 'flex min-h-8 cursor-default items-center gap-2 rounded-sm px-2 data-[selected=true]:bg-muted'

/** Filters by any value that has spend in the range: first the dimension, then the value. */
export function AddFilter({
  path,
  keep,
  view,
  days,
}: {
  path: string
  keep?: string
  view: SpendView
  days: { from: string; to: string } | null
}) {
  const { go } = useSpendNavigation()
  const [open, setOpen] = useState(false)
  const [dimension, setDimension] = useState<SpendDimension | null>(null)
  const [search, setSearch] = useState('')
  const values = useSpendValues(open ? dimension : null, days)
  useShortcuts({ '/': () => setOpen(true), f: () => setOpen(true) })
  const show = (next: SpendDimension | null) => {
    setSearch('')
    setDimension(next)
  }
  return (
    <Popover
      open={open}
      onOpenChange={(next) => {
        setOpen(next)
        show(null)
      }}
    >
      <PopoverTrigger asChild>
        <Button variant="quiet" size="sm">
          <ListFilter aria-hidden /> Filter
        </Button>
      </PopoverTrigger>
      <PopoverContent className="p-0" aria-label="Add a filter">
        <Command label="Filter by" loop shouldFilter={values.state !== 'loading'}>
          <div className="flex items-center gap-1 border-b pr-3 pl-1">
            {dimension ? (
              <Button
                variant="quiet"
                size="icon-sm"
                aria-label="Another dimension"
                onClick={() => show(null)}
              >
                <ChevronLeft aria-hidden />
              </Button>
            ) : (
              <ListFilter aria-hidden className="mx-2 size-4 text-muted-foreground" />
            )}
            <Command.Input
              value={search}
              onValueChange={setSearch}
              placeholder={dimension ? `Search ${dimensionPlural(dimension)}` : 'Filter by'}
              className="h-9 min-w-0 flex-1 bg-transparent outline-none placeholder:text-muted-foreground"
            />
          </div>
          <Command.List className="max-h-72 overflow-y-auto p-1">
            {dimension === null ? (
              <>
                <Command.Empty className="px-2 py-3 text-muted-foreground">
                  Nothing by that name.
                </Command.Empty>
                {DIMENSIONS.map((one) => (
                  <Command.Item
                    key={one}
                    value={one}
                    keywords={[dimensionLabel(one)]}
                    onSelect={() => show(one)}
                    className={ITEM}
                  >
                    {dimensionLabel(one)}
                  </Command.Item>
                ))}
              </>
            ) : (
              <Values
                values={values}
                chosen={view.filters[dimension] ?? []}
                onChoose={(value) => {
                  setOpen(false)
                  show(null)
                  go(
                    spendViewHref(
                      path,
                      { ...view, filters: toggleFilter(view.filters, dimension, value) },
                      keep,
                    ),
                  )
                }}
              />
            )}
          </Command.List>
        </Command>
      </PopoverContent>
    </Popover>
  )
}

function Values({
  values,
  chosen,
  onChoose,
}: {
  values: ReturnType<typeof useSpendValues>
  chosen: readonly (string | null)[]
  onChoose: (value: string | null) => void
}) {
  if (values.state === 'loading' || values.state === 'none')
    return <p className="px-2 py-3 text-muted-foreground">Loading</p>
  if (values.state === 'failed')
    return (
      <p className="px-2 py-3 text-destructive">The values could not be loaded. Close this and try again.</p>
    )
  return (
    <>
      <Command.Empty className="px-2 py-3 text-muted-foreground">No such value in this time.</Command.Empty>
      {values.values
        .filter(({ name }) => !chosen.includes(name))
        .map((value) => (
          <Command.Item
            key={value.name ?? '\u0000'}
            value={value.name ?? '\u0000'}
            keywords={[labelOf(value)]}
            onSelect={() => onChoose(value.name)}
            className={ITEM}
          >
            <span className={value.name === null ? 'flex-1 text-muted-foreground italic' : 'flex-1 truncate'}>
              {labelOf(value)}
            </span>
            <span className="text-muted-foreground">{displayUsd(value.costUsd)}</span>
          </Command.Item>
        ))}
    </>
  )
}

function labelOf({ name }: SpendValue): string {
  return name === null ? '(none)' : name === '' ? '(empty)' : name
}
