import { CircleDashed, TriangleAlert } from 'lucide-react'
import { Amount } from '@/components/spend/amount'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import type { ThresholdRow } from '@/lib/charts/to-threshold-rows'

/** What each threshold waits for, and whether it came. */
export function ThresholdTable({ rows }: { rows: readonly ThresholdRow[] }) {
  return (
    <Table label="Thresholds">
      <TableHeader>
        <TableRow>
          <TableHead>Threshold</TableHead>
          <TableHead numeric>At</TableHead>
          <TableHead className="max-sm:hidden">Held against</TableHead>
          <TableHead>This period</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {rows.map((row) => (
          <TableRow key={row.label}>
            <TableCell className="whitespace-nowrap">{row.label}</TableCell>
            <TableCell numeric>
              <Amount usd={row.usd} />
            </TableCell>
            <TableCell className="whitespace-nowrap text-muted-foreground max-sm:hidden">
              {row.basis}
            </TableCell>
            <TableCell className="whitespace-nowrap">
              {row.isCrossed ? (
                <span className="flex items-center gap-1.5 text-warning">
                  <TriangleAlert aria-hidden className="size-3.5" /> Crossed
                </span>
              ) : (
                <span className="flex items-center gap-1.5 text-muted-foreground">
                  <CircleDashed aria-hidden className="size-3.5" />
                  {row.leftUsd === null ? (
                    'No forecast yet'
                  ) : (
                    <span>
                      <Amount usd={row.leftUsd} /> to go
                    </span>
                  )}
                </span>
              )}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
