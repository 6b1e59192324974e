import Link from 'next/link'
import { RunCost } from '@/components/runs/run-cost'
import { RunExport } from '@/components/runs/run-export'
import { runEventsHref } from '@/components/runs/run-links'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { displayCompact, displayCount } from '@/lib/domain/display/display-count'
import type { RunModelView } from '@/lib/domain/runs/run-view'

/** What each model did of a run; a press on one opens its calls. */
export function RunModelsCard({ id, models }: { id: string; models: readonly RunModelView[] }) {
  return (
    <Card aria-label="Cost by model">
      <CardHeader>
        <CardTitle>Cost by model</CardTitle>
        <RunExport id={id} table="models" />
      </CardHeader>
      <Table label="Cost by model, table" regionClassName="rounded-b-lg border-t">
        <TableHeader>
          <TableRow>
            <TableHead>Model</TableHead>
            <TableHead numeric>Calls</TableHead>
            <TableHead numeric>Tokens</TableHead>
            <TableHead numeric>Cost</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {models.map((row) => (
            <TableRow key={row.model ?? '\u0000'}>
              <th
                scope="row"
                className="h-9 max-w-40 truncate border-border/60 border-b bg-card pr-3 pl-4 text-left font-normal group-last/row:border-b-0 sm:max-w-60"
              >
                <Link
                  href={runEventsHref(id, { model: [row.model] })}
                  title={row.model ?? undefined}
                  className="hover:underline"
                >
                  {row.model ?? '(none)'}
                </Link>
              </th>
              <TableCell numeric>{displayCount(row.events)}</TableCell>
              <TableCell numeric title={displayCount(tokensOf(row))}>
                {displayCompact(tokensOf(row))}
              </TableCell>
              <TableCell numeric>
                <RunCost run={{ ...row, costBasis: null }} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  )
}

function tokensOf(row: RunModelView): number {
  const { inputTokens, outputTokens, cacheReadTokens, cacheWrite5mTokens, cacheWrite1hTokens } = row
  return inputTokens + outputTokens + cacheReadTokens + cacheWrite5mTokens + cacheWrite1hTokens
}
