import { ArrowDownRight, ArrowRight, ArrowUpRight } from 'lucide-react'
import { displayChange } from '@/lib/domain/display/display-change'

const ARROWS = { up: ArrowUpRight, down: ArrowDownRight, same: ArrowRight } as const

/** How an amount compares with an earlier one: arrow, sign and words, in no colour: more spend is not worse. */
export function ChangeNote({ now, before, than }: { now: string; before: string; than: string }) {
  const change = displayChange(now, before)
  const Arrow = ARROWS[change.direction]
  return (
    <p className="flex flex-wrap items-center gap-x-1.5">
      <Arrow aria-hidden className="size-4 shrink-0" />
      {change.percent && (
        <span className="font-medium" title={change.amount}>
          {change.percent}
        </span>
      )}
      <span className="text-muted-foreground">
        {change.direction === 'same' ? 'the same as' : `${change.words} than`} {than}
      </span>
    </p>
  )
}
