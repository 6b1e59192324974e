import { Badge } from '@/components/ui/badge'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { displayPrice } from '@/lib/domain/display/display-price'
import { displayDayOrInstant } from '@/lib/domain/display/display-time'
import type { PriceStep } from '@/lib/domain/pricing/price-history'

/** What holds from when on, own prices and discounts included: the chart as a table, the newest first. */
export function PriceSteps({ steps, nowMs }: { steps: readonly PriceStep[]; nowMs: number }) {
  const current = steps.findLast(({ fromMs }) => fromMs <= nowMs)
  return (
    <Table label="What holds when, table" regionClassName="border-t">
      <TableHeader>
        <TableRow>
          <TableHead aria-sort="descending">From (UTC)</TableHead>
          <TableHead numeric>Input</TableHead>
          <TableHead numeric>Output</TableHead>
          <TableHead numeric>Cache read</TableHead>
          <TableHead numeric>Write 5 min</TableHead>
          <TableHead numeric>Write 1 h</TableHead>
          <TableHead numeric>1,000 searches</TableHead>
          <TableHead>By</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {[...steps].reverse().map((step) => (
          <TableRow key={step.fromMs}>
            <TableCell className="whitespace-nowrap">
              {step === steps[0] ? 'before' : displayDayOrInstant(new Date(step.fromMs).toISOString())}
              {step === current && (
                <Badge variant="accent" className="ml-2">
                  now
                </Badge>
              )}
            </TableCell>
            <TableCell numeric>{displayPrice(step.inputUsd)}</TableCell>
            <TableCell numeric>{displayPrice(step.outputUsd)}</TableCell>
            <TableCell numeric>{displayPrice(step.cacheReadUsd)}</TableCell>
            <TableCell numeric>{displayPrice(step.cacheWrite5mUsd)}</TableCell>
            <TableCell numeric>{displayPrice(step.cacheWrite1hUsd)}</TableCell>
            <TableCell numeric>{displayPrice(step.webSearchUsd)}</TableCell>
            <TableCell className="whitespace-nowrap text-muted-foreground">
              {step.ruleId === null ? 'no price' : step.isOwn ? 'your own price' : 'catalogue'}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
