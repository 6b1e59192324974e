'use client'
import { X } from 'lucide-react'
import { useShortcuts } from '@/components/shell/use-shortcuts'
import { AddFilter } from '@/components/spend/add-filter'
import { useSpendNavigation } from '@/components/spend/spend-navigation'
import { ViewLink } from '@/components/spend/view-link'
import { dimensionLabel } from '@/lib/domain/usage/dimension-label'
import type { SpendDimension } from '@/lib/domain/usage/spend'
import { type SpendView, spendViewHref, toggleFilter } from '@/lib/domain/usage/spend-view'

/** The filters as chips that a press takes away; Esc takes all. */
export function FilterChips({
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
  const filters = Object.entries(view.filters) as [SpendDimension, readonly (string | null)[]][]
  const without = spendViewHref(path, { ...view, filters: {} }, keep)
  useShortcuts(filters.length > 0 ? { escape: () => go(without) } : {})
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      {filters.map(([dimension, values]) => (
        <span key={dimension} className="contents">
          {values.map((value, at) => (
            <ViewLink
              key={value ?? '\u0000'}
              href={spendViewHref(
                path,
                { ...view, filters: toggleFilter(view.filters, dimension, value) },
                keep,
              )}
              aria-label={`Remove the filter: ${dimensionLabel(dimension)} is ${value ?? 'none'}`}
              className="inline-flex h-7 max-w-full min-w-0 items-center gap-1.5 rounded-md border border-primary/25 bg-accent pr-1.5 pl-2 text-accent-foreground transition-colors duration-150 hover:border-primary/60"
            >
              <span className="shrink-0 opacity-80">
                {at === 0 ? `${dimensionLabel(dimension)} is` : 'or'}
              </span>
              <span className={value === null ? 'italic' : 'truncate font-medium'}>
                {value === null ? '(none)' : value === '' ? '(empty)' : value}
              </span>
              <X aria-hidden className="size-3.5 shrink-0" />
            </ViewLink>
          ))}
        </span>
      ))}
      <AddFilter path={path} {...(keep && { keep })} view={view} days={days} />
      {filters.length > 0 && (
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
