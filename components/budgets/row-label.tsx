import { cn } from '@/components/ui/cn'

/** The label of a column of fields, seen over the first row and heard on each. */
export function RowLabel({ at, children }: { at: number; children: string }) {
  return (
    <span className={cn(at > 0 && 'sr-only')}>
      {children}
      {at > 0 && ` ${at + 1}`}
    </span>
  )
}
