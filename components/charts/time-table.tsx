import { Swatch } from '@/components/charts/swatch'
import {
  Table,
  TableBody,
  TableCell,
  TableFooter,
  TableHead,
  TableHeader,
  TableRow,
} from '@/components/ui/table'
import type { TimeChart } from '@/lib/charts/to-spend-over-time-chart'
import { displayAmount, displayExactAmount } from '@/lib/domain/usage/spend-measure'

/** The same chart as a table: a row a period, a column a series, sums at the edges. */
export function TimeTable({ title, chart }: { title: string; chart: TimeChart }) {
  const amount = (text: string) => (
    <span title={displayExactAmount(text, chart.unit)}>{displayAmount(text, chart.unit)}</span>
  )
  const showTotal = chart.series.length > 1
  return (
    <Table label={`${title}, table`} regionClassName="max-h-[22rem] rounded-b-lg border-t">
      <TableHeader>
        <TableRow>
          <TableHead className="sticky left-0 z-20!">Period</TableHead>
          {chart.series.map((series) => (
            <TableHead key={series.id} numeric>
              <Swatch colour={series.colour} className="mr-1.5" />
              {series.label}
            </TableHead>
          ))}
          {showTotal && <TableHead numeric>Total</TableHead>}
        </TableRow>
      </TableHeader>
      <TableBody>
        {chart.points
          .filter((point) => !point.isFuture)
          .map((point) => (
            <TableRow key={point.key}>
              <th
                scope="row"
                className="sticky left-0 h-8 border-border/60 border-b bg-card pr-3 pl-4 text-left font-normal whitespace-nowrap"
              >
                {point.longLabel}
                {point.isOpen && <span className="text-muted-foreground"> · so far</span>}
              </th>
              {point.exact.map((text, at) => (
                <TableCell key={chart.series[at]?.id} numeric className="h-8">
                  {amount(text)}
                </TableCell>
              ))}
              {showTotal && (
                <TableCell numeric className="h-8">
                  {amount(point.total)}
                </TableCell>
              )}
            </TableRow>
          ))}
      </TableBody>
      <TableFooter className="[&_td]:sticky [&_td]:bottom-0 [&_th]:sticky [&_th]:bottom-0 [&_th]:z-10">
        <TableRow>
          <th scope="row" className="left-0 h-9 bg-card pr-3 pl-4 text-left font-medium">
            Total
          </th>
          {chart.series.map((series) => (
            <TableCell key={series.id} numeric>
              {amount(series.total)}
            </TableCell>
          ))}
          {showTotal && <TableCell numeric>{amount(chart.total)}</TableCell>}
        </TableRow>
      </TableFooter>
    </Table>
  )
}
