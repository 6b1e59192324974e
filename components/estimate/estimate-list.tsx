import Link from 'next/link'
import { DifferenceText } from '@/components/estimate/difference-text'
import { Amount } from '@/components/spend/amount'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { ExportMenu } from '@/components/ui/export-menu'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { displayNumberOf } from '@/lib/domain/display/display-count'
import { displayInstant, displayShortInstant } from '@/lib/domain/display/display-time'
import type { EstimateOutcome } from '@/lib/domain/estimate/estimate-outcome'
import { summarizeEstimate } from '@/lib/domain/estimate/estimate-summary'
import type { SavedEstimate } from '@/lib/domain/estimate/saved-estimate'

/** Saved estimates, each against what its runs came to. */
export function EstimateList({
  estimates,
  timeZone,
}: {
  estimates: readonly { saved: SavedEstimate; outcome: EstimateOutcome }[]
  timeZone: string
}) {
  return (
    <Card>
      <CardHeader>
        <CardTitle>Saved estimates</CardTitle>
        <ExportMenu href="/api/v1/estimates" />
      </CardHeader>
      <Table label="Saved estimates">
        <TableHeader>
          <TableRow>
            <TableHead>Name</TableHead>
            <TableHead className="max-sm:hidden">Saved</TableHead>
            <TableHead className="max-sm:hidden">Model</TableHead>
            <TableHead numeric>Estimated</TableHead>
            <TableHead numeric className="max-sm:hidden">
              Low to high
            </TableHead>
            <TableHead numeric>Came to</TableHead>
            <TableHead numeric>Difference</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {estimates.map(({ saved, outcome }) => (
            <Row key={saved.id} saved={saved} outcome={outcome} timeZone={timeZone} />
          ))}
        </TableBody>
      </Table>
    </Card>
  )
}

function Row({
  saved,
  outcome,
  timeZone,
}: {
  saved: SavedEstimate
  outcome: EstimateOutcome
  timeZone: string
}) {
  const { model, estimated_usd, low_usd, high_usd, actual_usd, difference_usd, difference_percent } =
    summarizeEstimate(saved.estimate, outcome)
  const atMs = saved.createdAt.getTime()
  return (
    <TableRow>
      <TableCell className="max-w-80 min-w-32 py-1.5 break-words">
        <Link className="font-medium hover:underline" href={`/estimates/${saved.id}`}>
          {saved.name}
        </Link>
      </TableCell>
      <TableCell className="whitespace-nowrap max-sm:hidden" title={displayInstant(atMs, timeZone)}>
        {displayShortInstant(atMs, timeZone)}
      </TableCell>
      <TableCell className="whitespace-nowrap max-sm:hidden">{model ?? 'no price'}</TableCell>
      <TableCell numeric>
        <Amount usd={estimated_usd} />
      </TableCell>
      <TableCell numeric className="text-muted-foreground max-sm:hidden">
        <Amount usd={low_usd} /> to <Amount usd={high_usd} />
      </TableCell>
      <TableCell numeric>
        {outcome.runs === 0 ? (
          <span className="text-muted-foreground">no runs linked</span>
        ) : (
          <>
            <Amount usd={actual_usd} />
            <span className="text-muted-foreground"> of {displayNumberOf(outcome.runs, 'run')}</span>
          </>
        )}
      </TableCell>
      <TableCell numeric>
        {difference_usd === null ? '–' : <DifferenceText usd={difference_usd} percent={difference_percent} />}
      </TableCell>
    </TableRow>
  )
}
