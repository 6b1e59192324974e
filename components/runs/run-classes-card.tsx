import { RunExport } from '@/components/runs/run-export'
import { Amount } from '@/components/spend/amount'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import {
  Table,
  TableBody,
  TableCell,
  TableFooter,
  TableHead,
  TableHeader,
  TableRow,
} from '@/components/ui/table'
import { displayCount, displayNumberOf } from '@/lib/domain/display/display-count'
import { displayShare } from '@/lib/domain/display/display-share'
import { femtoOf } from '@/lib/domain/display/display-usd'
import { NO_FIGURE } from '@/lib/domain/display/locale'
import type { CostClass } from '@/lib/domain/runs/cost-by-class'
import type { RunCostClass } from '@/lib/domain/runs/run-cost-classes'

const LABELS: Record<CostClass, string> = {
  input: 'Input, not cached',
  output: 'Output',
  cache_read: 'Cache read',
  cache_write_5m: 'Cache write, 5 minutes',
  cache_write_1h: 'Cache write, 1 hour',
  web_search: 'Web searches',
  reported: 'Reported by the source, no price',
  several_models: 'Calls of several models each',
  other: 'Older prices, not split',
}

const ROW_HEAD = 'h-9 border-border/60 border-b bg-card pr-3 pl-4 text-left font-normal'

/** Where the run's cost went by class of tokens; the parts add up to what its calls cost. */
export function RunClassesCard({
  id,
  classes,
  costUsd,
  unpricedEvents,
}: {
  id: string
  classes: readonly RunCostClass[]
  /** Of its calls; null where none has a cost. */
  costUsd: string | null
  unpricedEvents: number
}) {
  const total = costUsd === null ? 0n : femtoOf(costUsd)
  return (
    <Card aria-label="Cost by class of tokens">
      <CardHeader>
        <CardTitle>Cost by class of tokens</CardTitle>
        <RunExport id={id} table="classes" />
      </CardHeader>
      <Table label="Cost by class of tokens, table" regionClassName="rounded-b-lg border-t">
        <TableHeader>
          <TableRow>
            <TableHead>Class</TableHead>
            <TableHead numeric>Tokens</TableHead>
            <TableHead numeric>Cost</TableHead>
            <TableHead numeric>Share</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {classes.map(({ costClass, count, costUsd: usd }) => (
            <TableRow key={costClass}>
              <th scope="row" className={ROW_HEAD}>
                {LABELS[costClass]}
              </th>
              <TableCell numeric>{count === null ? NO_FIGURE : displayCount(count)}</TableCell>
              <TableCell numeric>
                <Amount usd={usd} />
              </TableCell>
              <TableCell numeric className="text-muted-foreground">
                {usd === null ? NO_FIGURE : displayShare(femtoOf(usd), total)}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
        <TableFooter>
          <TableRow>
            <th scope="row" className="h-9 pl-4 text-left font-medium">
              Total
            </th>
            <TableCell numeric>
              {displayCount(
                classes.reduce(
                  (sum, { costClass, count }) => sum + (costClass === 'web_search' ? 0 : (count ?? 0)),
                  0,
                ),
              )}
            </TableCell>
            <TableCell numeric>
              <Amount usd={costUsd} />
            </TableCell>
            <TableCell />
          </TableRow>
        </TableFooter>
      </Table>
      {unpricedEvents > 0 && costUsd !== null && (
        <p className="border-t px-4 py-2 text-muted-foreground text-xs">
          The tokens of {displayNumberOf(unpricedEvents, 'call')} without a price are counted, their cost is
          not.
        </p>
      )}
    </Card>
  )
}
