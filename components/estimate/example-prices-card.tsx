import { Amount } from '@/components/spend/amount'
import { Card, CardDescription, CardHeader, CardTitle } from '@/components/ui/card'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import {
  type ComparedExample,
  EXAMPLE_SOURCE,
  type PriceComparison,
} from '@/lib/domain/estimate/example-prices'

/** A published price list as an example, beside the catalogue's prices of the day. */
export function ExamplePricesCard({
  examples,
  asOf,
}: {
  examples: readonly ComparedExample[]
  asOf: string
}) {
  return (
    <Card>
      <CardHeader>
        <CardTitle>An example price list</CardTitle>
        <CardDescription>
          “{EXAMPLE_SOURCE.title}” ({EXAMPLE_SOURCE.day}), beside the catalogue’s prices of {asOf}; USD a
          million tokens
        </CardDescription>
      </CardHeader>
      <Table label="Example price list">
        <TableHeader>
          <TableRow>
            <TableHead>Quoted as</TableHead>
            <TableHead>In the catalogue</TableHead>
            <TableHead numeric>Input quoted</TableHead>
            <TableHead numeric>Catalogue</TableHead>
            <TableHead numeric>Difference</TableHead>
            <TableHead numeric>Output quoted</TableHead>
            <TableHead numeric>Catalogue</TableHead>
            <TableHead numeric>Difference</TableHead>
            <TableHead numeric>This build as quoted</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {examples.map(({ name, catalogue_model, input, output, total_usd }) => (
            <TableRow key={name}>
              <TableCell className="whitespace-nowrap">{name}</TableCell>
              <TableCell className="text-muted-foreground">{catalogue_model}</TableCell>
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
      <TableCell numeric>{quoted === null ? 'not published' : `$${quoted}`}</TableCell>
      <TableCell numeric>{catalogue === null ? 'no price' : `$${catalogue}`}</TableCell>
      <TableCell numeric className="text-muted-foreground">
        {difference === null
          ? '–'
          : difference === '0'
            ? 'none'
            : `${signed(difference, '$')} (${signed(percent ?? '0', '')}%)`}
      </TableCell>
    </>
  )
}

function signed(decimal: string, unit: string): string {
  return decimal.startsWith('-') ? `−${unit}${decimal.slice(1)}` : `+${unit}${decimal}`
}
