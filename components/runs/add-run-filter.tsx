'use client'
import { Command } from 'cmdk'
import { ChevronLeft, ListFilter } from 'lucide-react'
import { useState } from 'react'
import { RUN_FILTER_LABELS, runFilterValueLabel } from '@/components/runs/run-filter-label'
import { useShortcuts } from '@/components/shell/use-shortcuts'
import { useSpendNavigation } from '@/components/spend/spend-navigation'
import { Button } from '@/components/ui/button'
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover'
import { displayNumberOf } from '@/lib/domain/display/display-count'
import type { RunFacet } from '@/lib/domain/runs/run-facets'
import {
  filterValues,
  RUN_FILTER_NAMES,
  type RunFilterName,
  type RunsView,
  runsHref,
  toggleRunFilter,
} from '@/lib/domain/runs/runs-view'

const ITEM = 'flex min-h-8 cursor-default items-center gap-2 rounded-sm px-2 data-[selected=true]:bg-muted'
const MOST_LISTED = 300

/** Filters by any value that a run of the range has: first the name, then the value. */
export function AddRunFilter({
  view,
  facets,
}: {
  view: RunsView
  facets: Partial<Record<RunFilterName, readonly RunFacet[]>>
}) {
  const { go } = useSpendNavigation()
  const [open, setOpen] = useState(false)
  const [name, setName] = useState<RunFilterName | null>(null)
  const [search, setSearch] = useState('')
  useShortcuts({ '/': () => setOpen(true), f: () => setOpen(true) })
  const show = (next: RunFilterName | null) => {
    setSearch('')
    setName(next)
  }
  const chosen = name === null ? [] : filterValues(view, name)
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
        <Command label="Filter by" loop>
          <div className="flex items-center gap-1 border-b pr-3 pl-1">
            {name ? (
              <Button variant="quiet" size="icon-sm" aria-label="Another name" onClick={() => show(null)}>
                <ChevronLeft aria-hidden />
              </Button>
            ) : (
              <ListFilter aria-hidden className="mx-2 size-4 text-muted-foreground" />
            )}
            <Command.Input
              value={search}
              onValueChange={setSearch}
              placeholder={name ? RUN_FILTER_LABELS[name] : 'Filter by'}
              className="h-9 min-w-0 flex-1 bg-transparent outline-none placeholder:text-muted-foreground"
            />
          </div>
          <Command.List className="max-h-72 overflow-y-auto p-1">
            <Command.Empty className="px-2 py-3 text-muted-foreground">Nothing by that name.</Command.Empty>
            {name === null
              ? RUN_FILTER_NAMES.filter((one) => facets[one]).map((one) => (
                  <Command.Item
                    key={one}
                    value={RUN_FILTER_LABELS[one]}
                    onSelect={() => show(one)}
                    className={ITEM}
                  >
                    {RUN_FILTER_LABELS[one]}
                  </Command.Item>
                ))
              : (facets[name] ?? [])
                  .filter(({ value }) => !chosen.includes(value))
                  .slice(0, MOST_LISTED)
                  .map(({ value, runs }) => (
                    <Command.Item
                      key={value}
                      value={value}
                      keywords={[runFilterValueLabel(name, value)]}
                      onSelect={() => {
                        setOpen(false)
                        show(null)
                        go(runsHref(toggleRunFilter(view, name, value)))
                      }}
                      className={ITEM}
                    >
                      <span className="flex-1 truncate">{runFilterValueLabel(name, value)}</span>
                      <span className="text-muted-foreground">{displayNumberOf(runs, 'run')}</span>
                    </Command.Item>
                  ))}
          </Command.List>
        </Command>
      </PopoverContent>
    </Popover>
  )
}
