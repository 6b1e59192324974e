import type { SeriesColour } from '@/lib/charts/assign-colours'

/** The stylesheet's colour of a slot, in either theme. */
export function seriesColour(colour: SeriesColour): string {
  return `var(--series-${colour})`
}
