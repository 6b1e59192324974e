import Link from 'next/link'
import { Amount } from '@/components/spend/amount'
import { cn } from '@/components/ui/cn'
import type { PeriodBar } from '@/lib/charts/to-period-bars'

/** Periods as rows: what was spent against the limit, and which lines it crossed when. */
export function PeriodTable({
  label,
  periodName,
  bars,
  hrefOf,
}: {
  label: string
  /** "Month". */
  periodName: string
  bars: readonly PeriodBar[]
  /** Where a period's spend opens. */
  hrefOf?: (bar: PeriodBar) => string
}) {
  return (
    <table aria-label={label} className="w-full border-separate border-spacing-y-1 text-left">
      <thead className="text-muted-foreground text-xs">
        <tr>
          <th scope="col" className="pr-3 font-normal">
            {periodName}
          </th>
          <th scope="col" className="w-1/4 font-normal max-sm:sr-only">
            Spent of the limit
          </th>
          <th scope="col" className="px-3 text-right font-normal">
            Spent
          </th>
          <th scope="col" className="pr-3 text-right font-normal">
            Limit
          </th>
          <th scope="col" className="font-normal">
            Alerts
          </th>
        </tr>
      </thead>
      <tbody>
        {bars.map((bar) => (
          <tr key={bar.key} className="align-baseline">
            <th scope="row" className="pr-3 font-normal">
              {hrefOf ? (
                <Link href={hrefOf(bar)} className="hover:underline">
                  {bar.label}
                </Link>
              ) : (
                bar.label
              )}
            </th>
            <td className="max-sm:hidden">
              <Bar bar={bar} />
            </td>
            <td className="px-3 text-right">
              <Amount usd={bar.spentUsd} />
            </td>
            <td className="pr-3 text-right text-muted-foreground">
              <Amount usd={bar.limitUsd} />
            </td>
            <td className={cn('text-pretty', bar.crossed.length === 0 && 'text-muted-foreground')}>
              {bar.crossed.length === 0 ? 'none' : bar.crossed.join(', ')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Bar({ bar }: { bar: PeriodBar }) {
  return (
    <span aria-hidden className="relative block h-3">
      <span
        className="absolute inset-y-0.5 left-0 rounded-sm bg-series-1"
        style={{ width: `${Math.min(bar.filled, bar.limitAt)}%` }}
      />
      {bar.isOver && (
        <span
          className="absolute inset-y-0.5 rounded-r-sm bg-destructive"
          style={{ left: `${bar.limitAt}%`, width: `${bar.filled - bar.limitAt}%` }}
        />
      )}
      <span
        className="absolute inset-y-0 border-foreground border-l-2"
        style={{ left: `${bar.limitAt}%`, transform: `translateX(-${bar.limitAt}%)` }}
      />
    </span>
  )
}
