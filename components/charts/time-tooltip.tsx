import { Swatch } from '@/components/charts/swatch'
import type { TimePoint, TimeSeries } from '@/lib/charts/to-spend-over-time-chart'
import { displayShare } from '@/lib/domain/display/display-share'
import { femtoOf } from '@/lib/domain/display/display-usd'
import { displayAmount, type MeasureUnit } from '@/lib/domain/usage/spend-measure'

/** A period's figures in the table's order, with their total and shares. */
export function TimeTooltip({
  point,
  series,
  unit,
}: {
  point: TimePoint
  series: readonly TimeSeries[]
  unit: MeasureUnit
}) {
  const total = femtoOf(point.total)
  const rows = series
    .map((one, at) => ({ ...one, amount: point.exact[at] ?? '0' }))
    .filter(({ amount }) => amount !== '0')
  return (
    <div className="min-w-52 rounded-lg border bg-popover px-3 py-2 text-xs shadow-lg">
      <p className="mb-1.5 font-medium">
        {point.longLabel}
        {point.isOpen && <span className="font-normal text-muted-foreground"> · so far</span>}
      </p>
      {rows.length === 0 ? (
        <p className="text-muted-foreground">{point.isFuture ? 'Not yet.' : 'Nothing.'}</p>
      ) : (
        <table className="w-full">
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <td className="max-w-48 truncate py-0.5 pr-4">
                  <Swatch colour={row.colour} className="mr-2" />
                  {row.label}
                </td>
                <td className="text-right">{displayAmount(row.amount, unit)}</td>
                <td className="w-12 pl-2 text-right text-muted-foreground">
                  {displayShare(femtoOf(row.amount), total)}
                </td>
              </tr>
            ))}
          </tbody>
          {rows.length > 1 && (
            <tfoot>
              <tr className="font-medium [&>td]:border-t [&>td]:pt-1">
                <td>Total</td>
                <td className="text-right">{displayAmount(point.total, unit)}</td>
                <td />
              </tr>
            </tfoot>
          )}
        </table>
      )}
    </div>
  )
}
