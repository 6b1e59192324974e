import { cn } from '@/components/ui/cn'

/** How much of a known whole is done, 0 to 1; null where the whole is not known. */
export function Progress({
  label,
  value,
  className,
}: {
  label: string
  value: number | null
  className?: string
}) {
  const percent = value === null ? null : Math.round(Math.min(1, Math.max(0, value)) * 100)
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent ?? undefined}
      className={cn('h-1.5 overflow-hidden rounded-full bg-muted', className)}
    >
      <div
        className={cn(
          'h-full rounded-full bg-primary transition-[width] duration-150',
          percent === null && 'w-full animate-pulse',
        )}
        style={percent === null ? undefined : { width: `${percent}%` }}
      />
    </div>
  )
}
