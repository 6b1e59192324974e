import Link from 'next/link'
import { Amount } from '@/components/spend/amount'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { displayNumberOf } from '@/lib/domain/display/display-count'
import { NO_FIGURE } from '@/lib/domain/display/locale'

const WIDE = 'max-sm:hidden'

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
          <TableHead numeric aria-sort="descending" className="max-sm:pr-4!">
            Waste
          </TableHead>
          <TableHead numeric className={WIDE}>
            Of a cost of
          </TableHead>
          <TableHead className={WIDE}>Why</TableHead>
          <TableHead className={WIDE}>Model</TableHead>
          <TableHead className={WIDE}>{isRun ? 'Task' : 'Run'}</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {lines.map((line) => (
          <TableRow key={line.key} className="hover:[&>*]:bg-hover">
            <TableCell className="max-w-60 max-sm:py-1.5 sm:truncate sm:whitespace-nowrap">
              <Link href={line.href} className="hover:underline" title={line.label}>
                {line.label}
              </Link>
              <span className="block text-muted-foreground text-xs sm:hidden">
                {[line.why, line.model].filter(Boolean).join(' · ')}
              </span>
            </TableCell>
            <TableCell numeric className="max-sm:pr-4!">
              <Amount usd={line.wasteUsd} />
              <span className="block text-muted-foreground text-xs sm:hidden">
                of <Amount usd={line.costUsd} />
              </span>
            </TableCell>
            <TableCell numeric className={WIDE}>
              <Amount usd={line.costUsd} />
              {isRun && (
                <span className="block text-muted-foreground text-xs">
                  {displayNumberOf(line.events, 'call')}
                </span>
              )}
            </TableCell>
            <TableCell className="min-w-56 max-sm:hidden">{line.why}</TableCell>
            <TableCell className="whitespace-nowrap text-muted-foreground max-sm:hidden">
              {line.model ?? NO_FIGURE}
            </TableCell>
            <TableCell className="max-w-60 truncate whitespace-nowrap text-muted-foreground max-sm:hidden">
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
