import { Amount } from '@/components/spend/amount'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { ExportMenu } from '@/components/ui/export-menu'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { type RangeBar, toRangeBars } from '@/lib/charts/to-range-bars'
import { displayUsd } from '@/lib/domain/display/display-usd'
import type { Estimate } from '@/lib/domain/estimate/estimate'

const FIGURES = ['per_interaction_usd', 'clean_usd', 'total_usd', 'low_usd', 'high_usd'] as const

/** The models side by side, the range of each on one scale. */
export function ModelTable({ estimate, exportHref }: { estimate: Estimate; exportHref: string }) {
  const { models, mix } = estimate
  const mixName = mix?.parts.map(({ model, share }) => `${model} ${share}`).join(', ')
  const rows = [
    ...models.map((one) => ({ ...one, name: one.model, note: '' })),
    ...(mix ? [{ ...mix, name: 'Mix', note: mixName ?? '' }] : []),
  ]
  const bars = toRangeBars(rows)
  return (
    <Card>
      <CardHeader>
        <CardTitle>By model</CardTitle>
        <ExportMenu href={exportHref} />
      </CardHeader>
      <Table label="Estimate by model">
        <TableHeader>
          <TableRow>
            <TableHead>Model</TableHead>
            <TableHead numeric>Each interaction</TableHead>
            <TableHead numeric>Clean work</TableHead>
            <TableHead numeric>Total</TableHead>
            <TableHead numeric>Low</TableHead>
            <TableHead numeric>High</TableHead>
            <TableHead className="max-sm:hidden">Low to high</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {rows.map((row, at) => (
            <TableRow key={`${row.name} ${row.note}`}>
              <TableCell className={row.note ? 'py-1.5' : 'whitespace-nowrap'}>
                {row.name}
                {row.note && <span className="block text-muted-foreground text-xs">{row.note}</span>}
              </TableCell>
              {row.reason === null ? (
                <>
                  {FIGURES.map((figure) => (
                    <TableCell
                      key={figure}
                      numeric
                      className={figure === 'total_usd' ? 'font-medium' : undefined}
                    >
                      <Amount usd={row[figure]} />
                    </TableCell>
                  ))}
                  <TableCell className="w-1/4 min-w-32 max-sm:hidden">
                    <Range
                      bar={bars[at] ?? null}
                      words={`${displayUsd(row.low_usd)} to ${displayUsd(row.high_usd)}`}
                    />
                  </TableCell>
                </>
              ) : (
                <TableCell colSpan={6} className="text-muted-foreground">
                  No figure: {row.reason}
                </TableCell>
              )}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  )
}

function Range({ bar, words }: { bar: RangeBar | null; words: string }) {
  if (bar === null) return null
  return (
    <span title={words} className="relative block h-3">
      <span
        aria-hidden
        className="absolute inset-y-1 rounded-sm bg-primary/30"
        style={{ left: `${bar.left}%`, width: `max(2px, ${bar.width}%)` }}
      />
      <span aria-hidden className="absolute inset-y-0 w-0.5 bg-primary" style={{ left: `${bar.mark}%` }} />
    </span>
  )
}
