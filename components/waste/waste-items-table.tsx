import Link from 'next/link'
import { Amount } from '@/components/spend/amount'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { displayNumberOf } from '@/lib/domain/display/display-count'
import { NO_FIGURE } from '@/lib/domain/display/locale'

export interface WasteItemLine {
  key: string
  /** When it was, or the run's name. */
  label: string
  href: string
  runHref: string | null
  events: number
  model: string | null
  task: string | null
  wasteUsd: string
  costUsd: string | null
  why: string
}

/** The calls or runs behind a kind of waste, largest first, each with a way to the ledger or to its run. */
export function WasteItemsTable({
  subject,
  lines,
}: {
  subject: 'call' | 'run'
  lines: readonly WasteItemLine[]
}) {
  const isRun = subject === 'run'
  return (
    <Table label={isRun ? 'Runs behind it' : 'Calls behind it'} regionClassName="border-t">
      <TableHeader>
        <TableRow>
          <TableHead>{isRun ? 'Run' : 'Call at'}</TableHead>
          <TableHead numeric aria-sort="descending">
            Waste
          </TableHead>
          <TableHead numeric>Of a cost of</TableHead>
          <TableHead>Why</TableHead>
          <TableHead>Model</TableHead>
          <TableHead>{isRun ? 'Task' : 'Run'}</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {lines.map((line) => (
          <TableRow key={line.key} className="hover:[&>*]:bg-hover">
            <TableCell className="max-w-60 truncate whitespace-nowrap">
              <Link href={line.href} className="hover:underline" title={line.label}>
                {line.label}
              </Link>
            </TableCell>
            <TableCell numeric>
              <Amount usd={line.wasteUsd} />
            </TableCell>
            <TableCell numeric>
              <Amount usd={line.costUsd} />
              {isRun && (
                <span className="block text-muted-foreground text-xs">
                  {displayNumberOf(line.events, 'call')}
                </span>
              )}
            </TableCell>
            <TableCell className="min-w-56">{line.why}</TableCell>
            <TableCell className="whitespace-nowrap text-muted-foreground">
              {line.model ?? NO_FIGURE}
            </TableCell>
            <TableCell className="max-w-60 truncate whitespace-nowrap text-muted-foreground">
              {isRun ? (
                (line.task ?? NO_FIGURE)
              ) : line.runHref ? (
                <Link href={line.runHref} className="hover:underline">
                  Its run
                </Link>
              ) : (
                NO_FIGURE
              )}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
