'use client'
import { X } from 'lucide-react'
import { AddRunFilter } from '@/components/runs/add-run-filter'
import { RUN_FILTER_LABELS, runFilterValueLabel } from '@/components/runs/run-filter-label'
import { useShortcuts } from '@/components/shell/use-shortcuts'
import { useSpendNavigation } from '@/components/spend/spend-navigation'
import { ViewLink } from '@/components/spend/view-link'
import type { RunFacet } from '@/lib/domain/runs/run-facets'
import {
  filterValues,
  RUN_FILTER_NAMES,
  type RunFilterName,
  type RunsView,
  runsHref,
  STANDARD_RUNS_VIEW,
  toggleRunFilter,
} from '@/lib/domain/runs/runs-view'

/** The filters as chips that a press takes away; Esc takes all. */
export function RunFilters({
  view,
  facets,
}: {
  view: RunsView
  facets: Partial<Record<RunFilterName, readonly RunFacet[]>>
}) {
  const { go } = useSpendNavigation()
  const chips = RUN_FILTER_NAMES.flatMap((name) =>
    filterValues(view, name).map((value, at) => ({ name, value, at })),
  )
  const without = runsHref({ ...view, filters: STANDARD_RUNS_VIEW.filters, page: 1 })
  useShortcuts(chips.length > 0 ? { escape: () => go(without) } : {})
  return (
    <div className="mb-4 flex flex-wrap items-center gap-1.5">
      {chips.map(({ name, value, at }) => (
        <ViewLink
          key={`${name} ${value}`}
          href={runsHref(toggleRunFilter(view, name, value))}
          aria-label={`Remove the filter: ${RUN_FILTER_LABELS[name]} is ${runFilterValueLabel(name, value)}`}
          className="inline-flex h-7 max-w-full min-w-0 items-center gap-1.5 rounded-md border border-primary/25 bg-accent pr-1.5 pl-2 text-accent-foreground transition-colors duration-150 hover:border-primary/60"
        >
          <span className="shrink-0 opacity-80">{at === 0 ? `${RUN_FILTER_LABELS[name]} is` : 'or'}</span>
          <span className="truncate font-medium">{runFilterValueLabel(name, value)}</span>
          <X aria-hidden className="size-3.5 shrink-0" />
        </ViewLink>
      ))}
      <AddRunFilter view={view} facets={facets} />
      {chips.length > 0 && (
        <ViewLink
          href={without}
          className="inline-flex h-7 items-center px-1.5 text-muted-foreground hover:text-foreground"
        >
          Clear
        </ViewLink>
      )}
    </div>
  )
}
