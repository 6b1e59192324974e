import { Amount } from '@/components/spend/amount'
import { Card, CardDescription, CardHeader, CardTitle } from '@/components/ui/card'
import { ExportMenu } from '@/components/ui/export-menu'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { displayDay } from '@/lib/domain/display/display-time'
import { displayExactUsd } from '@/lib/domain/display/display-usd'
import {
  type ComparedExample,
  EXAMPLE_SOURCE,
  type PriceComparison,
} from '@/lib/domain/estimate/example-prices'

/** A published price list as an example, beside the catalogue's prices of the day. */
export function ExamplePricesCard({
  examples,
  asOf,
  exportHref,
}: {
  examples: readonly ComparedExample[]
  asOf: string
  exportHref: string
}) {
  return (
    <Card>
      <CardHeader>
        <div>
          <CardTitle>An example price list</CardTitle>
          <CardDescription>
            “{EXAMPLE_SOURCE.title}” ({EXAMPLE_SOURCE.day}), beside the catalogue’s prices of{' '}
            {displayDay(asOf, true)}; USD a million tokens
          </CardDescription>
        </div>
        <ExportMenu label="Export examples" href={exportHref} />
      </CardHeader>
      <Table label="Example price list">
        <TableHeader>
          <TableRow>
            <TableHead>Quoted as</TableHead>
            <TableHead numeric>Input quoted</TableHead>
            <TableHead numeric>In the catalogue</TableHead>
            <TableHead numeric>Output quoted</TableHead>
            <TableHead numeric>In the catalogue</TableHead>
            <TableHead numeric>This build as quoted</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {examples.map(({ name, catalogue_model, input, output, total_usd }) => (
            <TableRow key={name}>
              <TableCell className="py-1.5 whitespace-nowrap">
                {name}
                <span className="block text-muted-foreground text-xs">{catalogue_model}</span>
              </TableCell>
              <Prices of={input} />
              <Prices of={output} />
              <TableCell numeric>{total_usd === null ? 'not known' : <Amount usd={total_usd} />}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      <p className="border-t px-4 py-2 text-muted-foreground text-xs">
        Never used for spend or for the estimate above. The build as quoted counts no cache and no batch, and
        has no figure where a price is not published.
      </p>
    </Card>
  )
}

function Prices({ of: { quoted, catalogue, difference, percent } }: { of: PriceComparison }) {
  return (
    <>
      <TableCell numeric>{quoted === null ? 'not published' : displayExactUsd(quoted)}</TableCell>
      <TableCell numeric className="py-1.5">
        {catalogue === null ? 'no price' : displayExactUsd(catalogue)}
        <span className="block text-muted-foreground text-xs">
          {difference === null || percent === null
            ? 'no difference known'
            : differenceText(difference, percent)}
        </span>
      </TableCell>
    </>
  )
}

function differenceText(difference: string, percent: string): string {
  return difference === '0'
    ? 'as quoted'
    : `quoted ${signed(displayExactUsd(difference))} (${signed(percent)}%)`
}

function signed(text: string): string {
  return text.startsWith('-') ? `−${text.slice(1)}` : `+${text}`
}
