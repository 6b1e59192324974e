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
    <table aria-label={label} className="w-full border-separate border-spacing-y-1.5 text-left">
      <thead className="text-muted-foreground text-xs">
        <tr>
          <th scope="col" className="pr-4 font-normal">
            {periodName}
          </th>
          <th scope="col" className="w-full font-normal">
            Against the limit
          </th>
          <th scope="col" className="pl-4 text-right font-normal">
            Spent
          </th>
        </tr>
      </thead>
      <tbody>
        {bars.map((bar) => (
          <tr key={bar.key} className="align-top">
            <th
              scope="row"
              className={cn(
                'pr-4 font-normal sm:whitespace-nowrap',
                isShort(bar.label) && 'whitespace-nowrap',
              )}
            >
              {hrefOf ? (
                <Link href={hrefOf(bar)} className="hover:underline">
                  {bar.label}
                </Link>
              ) : (
                bar.label
              )}
            </th>
            <td>
              <Bar bar={bar} />
              <span className="text-muted-foreground text-xs">
                {bar.crossed.length === 0 ? 'no alert' : bar.crossed.join(', ')}
              </span>
            </td>
            <td className="pl-4 text-right whitespace-nowrap">
              <Amount usd={bar.spentUsd} />
              <span className="block text-muted-foreground text-xs">
                of <Amount usd={bar.limitUsd} />
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

// A month stays on one line; a week would leave no room for its bar on a narrow screen.
function isShort(label: string): boolean {
  return label.length <= 12
}

function Bar({ bar }: { bar: PeriodBar }) {
  return (
    <span aria-hidden className="relative my-1 block h-3">
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
