'use client'
import { useId, useState } from 'react'
import { Badge } from '@/components/ui/badge'
import { Checkbox } from '@/components/ui/checkbox'
import { Input } from '@/components/ui/input'
import { displayNumberOf } from '@/lib/domain/display/display-count'
import { displayExactUsd, displayUsd } from '@/lib/domain/display/display-usd'
import type { LabelView } from '@/lib/domain/erasure/erasure-view'
import { sameSpelling } from '@/lib/domain/erasure/identity-name'

const SHOWN = 50

/** The names that usage is under, to be searched and ticked; those that are ticked stay in sight. */
export function NamePicker({
  labels,
  chosen,
  fixed,
  onChange,
}: {
  labels: readonly (LabelView & { isLikely: boolean })[]
  chosen: readonly string[]
  /** The member's own address: always theirs. */
  fixed: string | null
  onChange: (chosen: string[]) => void
}) {
  const id = useId()
  const [search, setSearch] = useState('')
  const wanted = sameSpelling(search)
  const matching = labels.filter(
    ({ label }) => chosen.includes(label) || sameSpelling(label).includes(wanted),
  )
  const shown = matching.slice(0, Math.max(SHOWN, chosen.length))
  if (labels.length === 0)
    return <p className="px-4 py-6 text-muted-foreground text-sm">No usage has a name.</p>
  return (
    <>
      <div className="border-b px-4 py-3">
        <Input
          type="search"
          aria-label="Search names"
          placeholder="Search names"
          className="max-w-sm"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      </div>
      <ul aria-label="Names in the logs" className="max-h-96 divide-y overflow-y-auto">
        {shown.map(({ label, events, costUsd, isLikely }, at) => (
          <li key={label} className="flex items-center gap-3 px-4 py-2">
            <Checkbox
              id={`${id}-${at}`}
              checked={chosen.includes(label)}
              disabled={sameSpelling(label) === fixed}
              onCheckedChange={(checked) =>
                onChange(checked ? [...chosen, label] : chosen.filter((one) => one !== label))
              }
            />
            <label htmlFor={`${id}-${at}`} className="min-w-0 flex-1 break-all text-sm">
              {label} {isLikely && <Badge variant="outline">likely theirs</Badge>}
            </label>
            <span className="text-right text-sm tabular-nums">
              <span title={displayExactUsd(costUsd)}>{displayUsd(costUsd)}</span>
              <span className="block text-muted-foreground text-xs">
                {displayNumberOf(events, 'call', 'calls')}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {matching.length > shown.length && (
        <p className="border-t px-4 py-2 text-muted-foreground text-xs">
          {displayNumberOf(matching.length - shown.length, 'more name', 'more names')}: search for one.
        </p>
      )}
      {matching.length === 0 && (
        <p className="px-4 py-6 text-muted-foreground text-sm">No usage is under such a name.</p>
      )}
    </>
  )
}
