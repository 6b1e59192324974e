import { Fragment } from 'react'
import { Card, CardDescription, CardHeader, CardTitle } from '@/components/ui/card'
import { ExportMenu } from '@/components/ui/export-menu'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { displayDay } from '@/lib/domain/display/display-time'
import type { Estimate } from '@/lib/domain/estimate/estimate'
import { QUANTITY_LABELS } from '@/lib/domain/estimate/resolve-assumptions'

/** What the figures stand on: each assumption in its three cases, and who says so. */
export function BasisCard({ estimate, exportHref }: { estimate: Estimate; exportHref: string }) {
  const { basis, assumptions } = estimate
  const text = (value: number) => value.toLocaleString('en-US', { maximumFractionDigits: 6 })
  return (
    <Card>
      <CardHeader>
        <div>
          <CardTitle>What it stands on</CardTitle>
          <CardDescription>
            Prices at 12:00 UTC of {displayDay(assumptions.as_of, true)}, snapshot{' '}
            {assumptions.price_snapshot}
          </CardDescription>
        </div>
        <ExportMenu label="Export assumptions" href={exportHref} />
      </CardHeader>
      <Table label="What the estimate stands on">
        <TableHeader>
          <TableRow>
            <TableHead>Assumption</TableHead>
            <TableHead numeric>Low</TableHead>
            <TableHead numeric>Middle</TableHead>
            <TableHead numeric className="max-sm:pr-4!">
              High
            </TableHead>
            <TableHead className="max-sm:hidden">How, and who says so</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {basis.map(({ name, low, middle, high, how, source }) => (
            <Fragment key={name}>
              <TableRow className="max-sm:[&>td]:border-b-0">
                <TableCell className="whitespace-nowrap">{QUANTITY_LABELS[name]}</TableCell>
                <TableCell numeric>{text(low)}</TableCell>
                <TableCell numeric className="font-medium">
                  {text(middle)}
                </TableCell>
                <TableCell numeric className="max-sm:pr-4!">
                  {text(high)}
                </TableCell>
                <TableCell className="min-w-64 py-2 max-sm:hidden">
                  <How how={how} source={source} />
                </TableCell>
              </TableRow>
              <TableRow className="sm:hidden">
                <TableCell colSpan={4} className="pt-0 pb-2 text-xs">
                  <How how={how} source={source} />
                </TableCell>
              </TableRow>
            </Fragment>
          ))}
        </TableBody>
      </Table>
      <p className="border-t px-4 py-2 text-muted-foreground text-xs">{estimate.sources.join(' ')}</p>
    </Card>
  )
}

function How({ how, source }: { how: string; source: string }) {
  return (
    <>
      {how}
      {source !== how && <span className="block text-muted-foreground text-xs">{source}</span>}
    </>
  )
}
