import { seriesColour } from '@/components/charts/series-colour'
import { cn } from '@/components/ui/cn'
import type { SeriesColour } from '@/lib/charts/assign-colours'

/** A series' colour beside its name. */
export function Swatch({ colour, className }: { colour: SeriesColour; className?: string }) {
  return (
    <span
      aria-hidden
      className={cn('inline-block size-2 shrink-0 rounded-[2px]', className)}
      style={{ background: seriesColour(colour) }}
    />
  )
}
