import { cn } from '@/components/ui/cn'
import { displayExactUsd, displayUsd } from '@/lib/domain/display/display-usd'

/** Why a total may say so, for the hover. */
export const AT_LEAST = 'Some logs leave tokens out: the true figure is this or more.'

/** Money as a page shows it, the exact figure on hover; "At least" before a lower bound. */
export function Amount({
  usd,
  atLeast = false,
  isLarge = false,
  className,
}: {
  usd: string | null
  atLeast?: boolean
  /** The words beside a headline figure stay small. */
  isLarge?: boolean
  className?: string
}) {
  return (
    <span className={cn('whitespace-nowrap', className)} title={displayExactUsd(usd)}>
      {atLeast && usd !== null && (
        <span
          title={AT_LEAST}
          className={cn('font-normal text-muted-foreground', isLarge && 'text-lg tracking-normal')}
        >
          At least{' '}
        </span>
      )}
      {displayUsd(usd)}
    </span>
  )
}
