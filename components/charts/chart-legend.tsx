import Link from 'next/link'
import { Swatch } from '@/components/charts/swatch'
import type { TimeSeries } from '@/lib/charts/to-spend-over-time-chart'
import { displayAmount, type MeasureUnit } from '@/lib/domain/usage/spend-measure'

/** The series by name with their sums; an entry with an address filters by it. */
export function ChartLegend({
  series,
  unit,
  hrefs,
}: {
  series: readonly TimeSeries[]
  unit: MeasureUnit
  /** By series id. */
  hrefs?: Readonly<Record<string, string>>
}) {
  return (
    <ul className="flex flex-wrap gap-x-1 gap-y-0.5">
      {series.map((one) => {
        const href = hrefs?.[one.id]
        const content = (
          <>
            <Swatch colour={one.colour} />
            <span className="max-w-44 truncate">{one.label}</span>
            <span className="text-muted-foreground">{displayAmount(one.total, unit)}</span>
          </>
        )
        return (
          <li key={one.id} className="min-w-0">
            {href ? (
              <Link
                href={href}
                title={`Only ${one.label}`}
                className="flex h-6 min-w-0 items-center gap-1.5 rounded-sm px-1.5 text-xs transition-colors duration-150 hover:bg-muted"
              >
                {content}
              </Link>
            ) : (
              <span className="flex h-6 min-w-0 items-center gap-1.5 px-1.5 text-xs">{content}</span>
            )}
          </li>
        )
      })}
    </ul>
  )
}
