import { displayCount } from '@/lib/domain/display/display-count'
import { NO_FIGURE } from '@/lib/domain/display/locale'

/** "34 of 36"; a dash where it is not known, and "?" for the part that is not. */
export function PassedOf({ passed, total }: { passed: number | null; total: number | null }) {
  if (passed === null && total === null) return <span className="text-muted-foreground">{NO_FIGURE}</span>
  return (
    <span className="whitespace-nowrap">
      {passed === null ? '?' : displayCount(passed)}{' '}
      <span className="text-muted-foreground">of {total === null ? '?' : displayCount(total)}</span>
    </span>
  )
}
