'use client'
import { Check, CircleCheck, Minus } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { PassRate } from '@/components/routing/pass-rate'
import { AT_LEAST } from '@/components/spend/amount'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import type { RouteCell, RouteRow } from '@/lib/charts/to-route-rows'

const COLUMNS = [
  ['Runs', 'A star: some with a cost as reported, not measured'],
  ['Passed, 95% interval', 'Of the runs of known outcome; the mark is the threshold'],
  ['Per passing run', 'All cost of the runs of known outcome over those that passed'],
  ['Median cost', 'Of a run, passed or not'],
  ['Duration', 'Median of the runs; under it the latency, median of the calls'],
  ['Retried', 'Runs tried again'],
  ['Context', 'Tokens that the model takes at once'],
  ['Peak / limit', 'Calls in its busiest minute, over all runs here, and the limit that the team set'],
] as const

const VERDICTS = {
  chosen: { icon: CircleCheck, classes: 'text-success' },
  qualifies: { icon: Check, classes: 'text-muted-foreground' },
  not: { icon: Minus, classes: 'text-muted-foreground' },
} as const

/** The models of one kind of work, cheapest passing run first; a row opens the runs behind it. */
export function RouteTable({
  label,
  rows,
  threshold,
}: {
  label: string
  rows: readonly RouteRow[]
  threshold: number
}) {
  const router = useRouter()
  return (
    <Table label={label} regionClassName="border-t">
      <TableHeader>
        <TableRow>
          <TableHead className="sticky left-0 z-20!">Model</TableHead>
          <TableHead>Verdict</TableHead>
          {COLUMNS.map(([column, hint]) => (
            <TableHead key={column} numeric title={hint}>
              {column}
            </TableHead>
          ))}
        </TableRow>
      </TableHeader>
      <TableBody>
        {rows.map((row) => (
          <TableRow
            key={row.key}
            className="cursor-pointer hover:[&>*]:bg-hover"
            onClick={(press) => {
              if (!(press.target instanceof Element && press.target.closest('a'))) router.push(row.href)
            }}
          >
            <th
              scope="row"
              className="sticky left-0 z-[1] h-9 min-w-36 max-w-40 border-border/60 border-b bg-card pr-3 pl-4 text-left font-normal transition-colors duration-150 group-last/row:border-b-0 sm:max-w-64"
            >
              <Link
                href={row.href}
                prefetch={false}
                title={row.model}
                className={`block wrap-break-word hover:underline sm:truncate ${row.verdict.kind === 'chosen' ? 'font-medium' : ''}`}
              >
                {row.model}
              </Link>
            </th>
            <TableCell className="min-w-40 py-1 2xl:min-w-48">
              <Verdict verdict={row.verdict} />
            </TableCell>
            <Cell cell={row.runs} />
            <TableCell numeric className="py-1">
              <Link href={row.passed.href} prefetch={false} className="hover:underline">
                <PassRate row={row} threshold={threshold} />
              </Link>
            </TableCell>
            <Cell cell={row.perPass} />
            <Cell cell={row.median} />
            <TableCell numeric title={`${row.duration.exact}; latency: ${row.latency.exact}`}>
              {row.duration.text}
              {row.hasLatency && (
                <span className="block text-muted-foreground text-xs">{row.latency.text} a call</span>
              )}
            </TableCell>
            <Cell cell={row.retries} />
            <Cell cell={row.context} />
            <Cell cell={row.peak} />
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}

function Cell({ cell }: { cell: RouteCell }) {
  return (
    <TableCell numeric title={cell.exact}>
      {cell.isAtLeast && (
        <span title={AT_LEAST} className="text-muted-foreground">
          At least{' '}
        </span>
      )}
      {cell.text}
    </TableCell>
  )
}

function Verdict({ verdict: { kind, text, more } }: { verdict: RouteRow['verdict'] }) {
  const { icon: Icon, classes } = VERDICTS[kind]
  return (
    <span className="flex items-start gap-1.5">
      <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${classes}`} />
      <span>
        <span className={kind === 'chosen' ? 'font-medium' : undefined}>{text}</span>
        {more && <span className="block text-muted-foreground text-xs">{more}</span>}
      </span>
    </span>
  )
}
