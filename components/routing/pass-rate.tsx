import type { RouteRow } from '@/lib/charts/to-route-rows'

/** A pass rate with its interval drawn from 0 to 100 %, the threshold as a mark; the words beside say the same. */
export function PassRate({ row, threshold }: { row: Pick<RouteRow, 'passed' | 'bar'>; threshold: number }) {
  return (
    <span className="inline-grid justify-items-end gap-0.5" title={row.passed.exact}>
      {row.bar && (
        <span aria-hidden className="relative h-3 w-28">
          <span className="absolute inset-x-0 top-1/2 h-px bg-border" />
          <span
            className="absolute top-1 h-1 rounded-full bg-primary/40"
            style={{ left: `${row.bar.start}%`, width: `${Math.max(row.bar.width, 1)}%` }}
          />
          <span
            className="-translate-x-1/2 absolute inset-y-0.5 w-1 rounded-full bg-primary"
            style={{ left: `${row.bar.at}%` }}
          />
          <span
            className="-translate-x-1/2 absolute inset-y-0 w-px bg-foreground"
            style={{ left: `${threshold * 100}%` }}
          />
        </span>
      )}
      <span className="whitespace-nowrap">{row.passed.text}</span>
    </span>
  )
}
