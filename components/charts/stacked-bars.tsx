import Link from 'next/link'
import { seriesColour } from '@/components/charts/series-colour'
import { Swatch } from '@/components/charts/swatch'
import { cn } from '@/components/ui/cn'
import type { StackedRows } from '@/lib/charts/to-stacked-rows'
import { displayAmount, displayExactAmount } from '@/lib/domain/usage/spend-measure'

/** Bars side by side, each with its name and its amount; the segments of a split have a legend above. */
export function StackedBars({
  label,
  bars,
  hrefs,
}: {
  label: string
  bars: StackedRows
  /** By a row's label. */
  hrefs: Readonly<Record<string, string>>
}) {
  return (
    <figure className="px-4 pb-4">
      {bars.legend.length > 0 && (
        <ul className="mb-3 flex flex-wrap gap-x-4 gap-y-1 text-xs">
          {bars.legend.map((one) => (
            <li key={one.label} className="flex items-center gap-1.5">
              <Swatch colour={one.colour} />
              <span className="max-w-44 truncate">{one.label}</span>
              <span className="text-muted-foreground">{displayAmount(one.total, bars.unit)}</span>
            </li>
          ))}
        </ul>
      )}
      <table aria-label={label} className="w-full table-fixed">
        <colgroup>
          <col className="w-[34%] sm:w-56" />
          <col />
          <col className="w-20 sm:w-24" />
          <col className="w-14" />
        </colgroup>
        <thead className="sr-only">
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Bar</th>
            <th scope="col">Amount</th>
            <th scope="col">Share</th>
          </tr>
        </thead>
        <tbody>
          {bars.rows.map((row) => {
            const href = row.name === undefined ? undefined : hrefs[row.label]
            return (
              <tr key={row.label} className="group/bar relative h-8">
                <th
                  scope="row"
                  // Cut short, two models of one family would read the same.
                  className="pr-3 text-left font-normal max-sm:py-1 max-sm:break-words sm:truncate"
                >
                  {href ? (
                    <Link
                      href={href}
                      title={row.label}
                      className={cn(
                        'after:absolute after:inset-0 hover:underline',
                        row.name === null && 'text-muted-foreground italic',
                      )}
                    >
                      {row.label}
                    </Link>
                  ) : (
                    <span className="text-muted-foreground italic">{row.label}</span>
                  )}
                </th>
                <td>
                  <div className="flex h-5 gap-px">
                    {row.segments.map((segment) => (
                      <span
                        key={segment.label}
                        title={`${segment.label}: ${displayExactAmount(segment.exact, bars.unit)}`}
                        className="relative z-10 min-w-px first:rounded-l-[2px] last:rounded-r-[2px] group-hover/bar:opacity-85"
                        style={{
                          width: `${segment.length * 100}%`,
                          background: seriesColour(segment.colour),
                        }}
                      />
                    ))}
                  </div>
                </td>
                <td className="text-right" title={displayExactAmount(row.total, bars.unit)}>
                  {displayAmount(row.total, bars.unit)}
                </td>
                <td className="text-right text-muted-foreground">{row.share}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <figcaption className="sr-only">{bars.summary}</figcaption>
    </figure>
  )
}
