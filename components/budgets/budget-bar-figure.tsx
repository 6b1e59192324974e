import type { CSSProperties } from 'react'
import { cn } from '@/components/ui/cn'
import type { BudgetBar, BudgetMark, Lanes } from '@/lib/charts/to-budget-bar'

/** What is spent against the limit, from zero: the forecast dashed, the thresholds as ticks, each with its label. */
export function BudgetBarFigure({ bar }: { bar: BudgetBar }) {
  const isOver = bar.filled > bar.limitAt
  return (
    <figure className="min-w-0">
      <div aria-hidden className="relative h-4">
        <div className="absolute inset-y-1 left-0 rounded-sm bg-muted" style={{ width: `${bar.limitAt}%` }} />
        {bar.forecastAt !== null && bar.forecastAt > bar.filled && (
          <div
            className="absolute inset-y-1 bg-[repeating-linear-gradient(135deg,var(--series-1)_0_1px,transparent_1px_5px)]"
            style={{ left: `${bar.filled}%`, width: `${bar.forecastAt - bar.filled}%` }}
          />
        )}
        <div
          className={cn('absolute inset-y-1 left-0 bg-series-1', isOver ? 'rounded-l-sm' : 'rounded-sm')}
          style={{ width: `${Math.min(bar.filled, bar.limitAt)}%` }}
        />
        {isOver && (
          <div
            className="absolute inset-y-1 rounded-r-sm bg-destructive"
            style={{ left: `${bar.limitAt}%`, width: `${bar.filled - bar.limitAt}%` }}
          />
        )}
        {bar.marks.map((mark) => (
          <Line key={`${mark.kind} ${mark.label}`} mark={mark} />
        ))}
      </div>
      <div
        aria-hidden
        className="relative h-[calc(var(--narrow)*1.125rem)] text-muted-foreground text-xs sm:h-[calc(var(--wide)*1.125rem)]"
        style={lanes(bar.lanes)}
      >
        {bar.marks.map((mark) => (
          <span
            key={`${mark.kind} ${mark.label}`}
            className={cn(
              'absolute top-[calc(var(--narrow)*1.125rem)] whitespace-nowrap leading-4 sm:top-[calc(var(--wide)*1.125rem)]',
              mark.kind === 'limit' && 'font-medium text-foreground',
            )}
            style={{ ...lanes(mark.lane), left: `${mark.at}%`, transform: `translateX(-${mark.at}%)` }}
          >
            {mark.label}
          </span>
        ))}
      </div>
      <figcaption className="sr-only">{bar.summary}</figcaption>
    </figure>
  )
}

function lanes({ narrow, wide }: Lanes): CSSProperties {
  const properties: Record<`--${string}`, number> = { '--narrow': narrow, '--wide': wide }
  return properties
}

function Line({ mark }: { mark: BudgetMark }) {
  return (
    <span
      className={cn(
        'absolute border-l',
        mark.kind === 'limit' && '-inset-y-0.5 border-foreground border-l-2',
        mark.kind === 'forecast' && '-inset-y-0.5 border-foreground border-dashed',
        mark.kind === 'threshold' && 'inset-y-0.5 border-muted-foreground',
      )}
      style={{ left: `${mark.at}%`, transform: `translateX(-${mark.at}%)` }}
    />
  )
}
