import { Amount } from '@/components/spend/amount'
import { Card, CardDescription, CardHeader, CardTitle } from '@/components/ui/card'
import { ExportMenu } from '@/components/ui/export-menu'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { QUANTITY_LABELS } from '@/lib/domain/estimate/resolve-assumptions'
import type { Sensitivity } from '@/lib/domain/estimate/sensitivity'

/** Which assumption matters most: the total with each halved and doubled. */
export function SensitivityCard({
  sensitivity,
  exportHref,
}: {
  sensitivity: Sensitivity
  exportHref: string
}) {
  const { model, rows } = sensitivity
  const text = (value: number) => value.toLocaleString('en-US', { maximumFractionDigits: 6 })
  return (
    <Card>
      <CardHeader>
        <div>
          <CardTitle>Which assumption matters most</CardTitle>
          <CardDescription>
            The total on {model} (<Amount usd={sensitivity.total_usd} />) with one halved or doubled
          </CardDescription>
        </div>
        <ExportMenu label="Export sensitivity" href={exportHref} />
      </CardHeader>
      <Table label="Which assumption matters most">
        <TableHeader>
          <TableRow>
            <TableHead>Assumption</TableHead>
            <TableHead numeric>Now</TableHead>
            <TableHead numeric>Halved</TableHead>
            <TableHead numeric>Total</TableHead>
            <TableHead numeric>Doubled</TableHead>
            <TableHead numeric>Total</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {rows.map(({ name, value, halved, doubled }) => (
            <TableRow key={name}>
              <TableCell className="whitespace-nowrap">{QUANTITY_LABELS[name]}</TableCell>
              <TableCell numeric>{text(value)}</TableCell>
              <TableCell numeric className="text-muted-foreground">
                {text(halved.value)}
              </TableCell>
              <TableCell numeric>
                <Amount usd={halved.total_usd} />
              </TableCell>
              <TableCell numeric className="text-muted-foreground">
                {text(doubled.value)}
              </TableCell>
              <TableCell numeric>
                <Amount usd={doubled.total_usd} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      <p className="border-t px-4 py-2 text-muted-foreground text-xs">
        A retry factor ends at 1, a share at 1; a share of 0 is set against 0.5.
      </p>
    </Card>
  )
}
