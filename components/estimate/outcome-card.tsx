import { DifferenceText } from '@/components/estimate/difference-text'
import { Amount } from '@/components/spend/amount'
import { Figure } from '@/components/spend/figure'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { ExportMenu } from '@/components/ui/export-menu'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { displayNumberOf } from '@/lib/domain/display/display-count'
import type { Estimate } from '@/lib/domain/estimate/estimate'
import type { EstimateOutcome } from '@/lib/domain/estimate/estimate-outcome'
import { summarizeEstimate } from '@/lib/domain/estimate/estimate-summary'

/** The estimate against what the build came to. */
export function OutcomeCard({
  estimate,
  outcome,
  exportHref,
}: {
  estimate: Estimate
  outcome: EstimateOutcome
  exportHref: string
}) {
  const summary = summarizeEstimate(estimate, outcome)
  return (
    <Card>
      <CardHeader>
        <CardTitle>Estimated, and what it came to</CardTitle>
        {outcome.rows.length > 1 && <ExportMenu label="Export outcome" href={exportHref} />}
      </CardHeader>
      <dl className="grid gap-4 px-4 pb-4 sm:grid-cols-3">
        <Figure
          label={`Estimated${summary.model ? ` on ${summary.model}` : ''}`}
          note={<Range {...summary} />}
        >
          <Amount usd={summary.estimated_usd} />
        </Figure>
        <Figure label="Came to" note={outcomeNote(outcome)}>
          <Amount usd={outcome.actual_usd} atLeast={outcome.unpriced_events > 0} isLarge />
        </Figure>
        <Figure label="Difference">
          {summary.difference_usd === null ? (
            '–'
          ) : (
            <DifferenceText usd={summary.difference_usd} percent={summary.difference_percent} />
          )}
        </Figure>
      </dl>
      {outcome.rows.length > 1 && (
        <Table label="Each figure against what it came to" className="border-t">
          <TableHeader>
            <TableRow>
              <TableHead>Estimated on</TableHead>
              <TableHead numeric>Estimated</TableHead>
              <TableHead numeric>Difference</TableHead>
              <TableHead>Used by the runs</TableHead>
            </TableRow>
          </TableHeader>
          <TableBody>
            {outcome.rows.map((row) => (
              <TableRow key={row.model}>
                <TableCell>{row.model}</TableCell>
                <TableCell numeric>
                  <Amount usd={row.estimated_usd} />
                </TableCell>
                <TableCell numeric>
                  <DifferenceText usd={row.difference_usd} percent={row.difference_percent} />
                </TableCell>
                <TableCell>{row.was_used ? 'yes' : 'no'}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </Card>
  )
}

function Range({ low_usd, high_usd }: { low_usd: string | null; high_usd: string | null }) {
  return (
    <>
      <Amount usd={low_usd} /> to <Amount usd={high_usd} />
    </>
  )
}

function outcomeNote({ runs, runs_without_cost, reported_runs, unpriced_events }: EstimateOutcome): string {
  if (runs === 0) return 'Link the runs that build it, below'
  const parts = [displayNumberOf(runs, 'linked run')]
  if (runs_without_cost.length > 0) parts.push(`${runs_without_cost.length} without a cost, left out`)
  if (reported_runs > 0) parts.push(`${reported_runs} with a reported cost`)
  if (unpriced_events > 0) parts.push(`${displayNumberOf(unpriced_events, 'call')} without a price`)
  return parts.join(' · ')
}
