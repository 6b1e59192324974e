'use client'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { PassedOf } from '@/components/runs/passed-of'
import { RunCost } from '@/components/runs/run-cost'
import { RunRow } from '@/components/runs/run-row'
import { ViewLink } from '@/components/spend/view-link'
import { CardHeader, CardTitle } from '@/components/ui/card'
import { cn } from '@/components/ui/cn'
import { ExportMenu } from '@/components/ui/export-menu'
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
import { displayDuration } from '@/lib/domain/display/display-duration'
import { NO_FIGURE } from '@/lib/domain/display/locale'
import type { RunView } from '@/lib/domain/runs/run-view'
import { type RunsView, runsHref } from '@/lib/domain/runs/runs-view'
import type { RunColumn } from '@/lib/domain/runs/sort-runs'
import type { RunsSummary } from '@/lib/domain/runs/summarise-runs'

const COLUMNS: readonly { id: RunColumn; label: string; numeric?: boolean; narrow?: boolean }[] = [
  { id: 'run', label: 'Run', narrow: true },
  { id: 'cost', label: 'Cost', numeric: true, narrow: true },
  { id: 'passed', label: 'Outcome' },
  { id: 'checks', label: 'Checks', numeric: true },
  { id: 'tests', label: 'Tests', numeric: true },
  { id: 'framework', label: 'Framework' },
  { id: 'task', label: 'Task' },
  { id: 'group', label: 'Group' },
  { id: 'repeat', label: 'Repeat', numeric: true },
  { id: 'model', label: 'Models' },
  { id: 'began', label: 'Began' },
  { id: 'duration', label: 'Took', numeric: true },
  { id: 'turns', label: 'Turns', numeric: true },
]

/** A page of runs, sorted by its headers; a press on a row opens the run. The totals are of all pages. */
export function RunsTable({
  runs,
  summary,
  view,
  timeZone,
  exportHref,
}: {
  runs: readonly RunView[]
  summary: RunsSummary
  view: RunsView
  timeZone: string
  exportHref: string
}) {
  return (
    <>
      <CardHeader>
        <CardTitle>Runs</CardTitle>
        <ExportMenu href={exportHref} note={displayNumberOf(summary.runs, 'row')} />
      </CardHeader>
      <Table label="Runs, table" regionClassName="max-h-[48rem] border-t">
        <TableHeader>
          <TableRow>
            {COLUMNS.map((column) => (
              <SortHead key={column.id} column={column} view={view} />
            ))}
          </TableRow>
        </TableHeader>
        <TableBody>
          {runs.map((run) => (
            <RunRow key={run.id} run={run} timeZone={timeZone} />
          ))}
        </TableBody>
        <TableFooter className="[&>tr>*]:sticky [&>tr>*]:bottom-0">
          <TotalsRow summary={summary} />
        </TableFooter>
      </Table>
    </>
  )
}

function SortHead({ column, view }: { column: (typeof COLUMNS)[number]; view: RunsView }) {
  const { id, label, numeric = false, narrow = false } = column
  const isSorted = view.sort.column === id
  const Arrow = isSorted && !view.sort.isDescending ? ArrowUp : ArrowDown
  // A figure is first asked for from the largest, a name from A.
  const isDescending = isSorted ? !view.sort.isDescending : numeric || id === 'began' || id === 'passed'
  return (
    <TableHead
      numeric={numeric}
      aria-sort={isSorted ? (view.sort.isDescending ? 'descending' : 'ascending') : undefined}
      className={cn(
        'px-1.5',
        id === 'run' && 'sticky left-0 z-20!',
        !narrow && 'max-sm:hidden',
        id === 'cost' && 'max-sm:pr-2.5',
      )}
    >
      <ViewLink
        href={runsHref({ ...view, sort: { column: id, isDescending }, page: 1 })}
        className={cn(
          'inline-flex h-7 items-center gap-1 rounded-sm px-1.5 hover:bg-muted hover:text-foreground',
          isSorted && 'text-foreground',
          id === 'run' && '-ml-1.5',
          numeric && 'flex-row-reverse',
        )}
      >
        {label}
        <Arrow aria-hidden className={cn('size-3 shrink-0', !isSorted && 'opacity-0')} />
      </ViewLink>
    </TableHead>
  )
}

function TotalsRow({ summary }: { summary: RunsSummary }) {
  const cell = 'z-10 border-b-0 max-sm:hidden'
  const decided = summary.passed + summary.failed
  return (
    <TableRow>
      <th scope="row" className="left-0 z-20 h-9 bg-card pr-3 pl-4 text-left font-medium whitespace-nowrap">
        {displayNumberOf(summary.runs, 'run')}
      </th>
      <TableCell numeric className="z-10 border-b-0 max-sm:pr-4!">
        <RunCost
          run={{
            costUsd: summary.costUsd,
            costBasis: null,
            unpricedEvents: summary.unpricedEvents,
            lowerBoundEvents: summary.lowerBoundEvents,
          }}
        />
      </TableCell>
      <TableCell className={cn(cell, 'whitespace-nowrap')}>
        {displayCount(summary.passed)} of {displayCount(decided)} passed
      </TableCell>
      <TableCell numeric className={cell}>
        <PassedOf passed={summary.checksPassed} total={summary.checksTotal} />
      </TableCell>
      <TableCell numeric className={cell}>
        <PassedOf passed={summary.testsPassed} total={summary.testsTotal} />
      </TableCell>
      <TableCell colSpan={6} className={cell} />
      <TableCell numeric className={cell}>
        {displayDuration(summary.durationMs)}
      </TableCell>
      <TableCell numeric className={cell}>
        {summary.turns === null ? NO_FIGURE : displayCount(summary.turns)}
      </TableCell>
    </TableRow>
  )
}
