'use client'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { Outcome } from '@/components/runs/outcome'
import { PassedOf } from '@/components/runs/passed-of'
import { RunCost } from '@/components/runs/run-cost'
import { TableCell, TableRow } from '@/components/ui/table'
import { displayCount } from '@/lib/domain/display/display-count'
import { displayDuration } from '@/lib/domain/display/display-duration'
import { displayInstant, displayShortInstant } from '@/lib/domain/display/display-time'
import { NO_FIGURE } from '@/lib/domain/display/locale'
import { runHref } from '@/lib/domain/runs/run-href'
import type { RunView } from '@/lib/domain/runs/run-view'
import { taskText } from '@/lib/domain/runs/sort-runs'

const WIDE = 'max-sm:hidden'

/** A run in the list; in a narrow window its names and its outcome stand under its id. */
export function RunRow({ run, timeZone }: { run: RunView; timeZone: string }) {
  const router = useRouter()
  const href = runHref(run.id)
  const names = [run.framework, taskText(run), run.group].filter(Boolean).join(' · ')
  return (
    <TableRow
      className="cursor-pointer hover:[&>*]:bg-hover"
      onClick={(press) => {
        if (!(press.target instanceof Element && press.target.closest('a'))) router.push(href)
      }}
    >
      <th
        scope="row"
        className="sticky left-0 z-[1] h-9 max-w-56 border-border/60 border-b bg-card pr-3 pl-4 text-left font-normal transition-colors duration-150 group-last/row:border-b-0 max-sm:py-1.5 sm:max-w-60"
      >
        <Link
          href={href}
          prefetch={false}
          title={run.id}
          className="block wrap-break-word hover:underline sm:truncate"
        >
          {run.id}
        </Link>
        <span className="grid text-muted-foreground text-xs sm:hidden">
          {names && <span className="wrap-break-word">{names}</span>}
          <span className="flex flex-wrap gap-x-2">
            <Outcome passed={run.passed} />
            {run.checksTotal !== null && (
              <span>
                <PassedOf passed={run.checksPassed} total={run.checksTotal} /> checks
              </span>
            )}
          </span>
        </span>
      </th>
      <TableCell numeric className="max-sm:pr-4!">
        <RunCost run={run} />
      </TableCell>
      <TableCell className={WIDE}>
        <Outcome passed={run.passed} />
      </TableCell>
      <TableCell numeric className={WIDE}>
        <PassedOf passed={run.checksPassed} total={run.checksTotal} />
      </TableCell>
      <TableCell numeric className={WIDE}>
        <PassedOf passed={run.testsPassed} total={run.testsTotal} />
      </TableCell>
      <NameCell value={run.framework} />
      <NameCell value={taskText(run)} />
      <NameCell value={run.group} />
      <TableCell numeric className={WIDE}>
        {run.repeat ?? <span className="text-muted-foreground">{NO_FIGURE}</span>}
      </TableCell>
      <NameCell value={run.model} />
      <TableCell
        className="whitespace-nowrap max-sm:hidden"
        title={run.beganAtMs === null ? undefined : displayInstant(run.beganAtMs, timeZone)}
      >
        {run.beganAtMs === null ? NO_FIGURE : displayShortInstant(run.beganAtMs, timeZone)}
      </TableCell>
      <TableCell numeric className={WIDE}>
        {displayDuration(run.durationMs)}
      </TableCell>
      <TableCell numeric className={WIDE}>
        {run.turns === null ? NO_FIGURE : displayCount(run.turns)}
      </TableCell>
    </TableRow>
  )
}

function NameCell({ value }: { value: string | null }) {
  return (
    <TableCell className="max-w-44 truncate max-sm:hidden" title={value ?? undefined}>
      {value ?? <span className="text-muted-foreground">{NO_FIGURE}</span>}
    </TableCell>
  )
}
