import Link from 'next/link'
import { PassedOf } from '@/components/runs/passed-of'
import { Amount } from '@/components/spend/amount'
import { Notice } from '@/components/ui/notice'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { displayCount, displayNumberOf } from '@/lib/domain/display/display-count'
import { NO_FIGURE } from '@/lib/domain/display/locale'
import type { RunsPreview as Preview } from '@/lib/domain/runs/preview-runs-csv'

const FIRST = 5
const MOST_PROBLEMS = 100

const WORDS = {
  empty: ['There is nothing to read yet', 'Choose a CSV file, or paste its rows with their header.'],
  no_id: ['No column is an id', 'The first line must name the columns, one of them id: it tells runs apart.'],
  too_many: ['More than 10,000 rows', 'Send them in several files.'],
} as const

/** What will be read: the first runs, and each row that won't be, with its line and the reason. */
export function RunsPreview({ preview }: { preview: Preview }) {
  if (preview.kind === 'published')
    return (
      <Notice kind="warning" title="These are published summaries, not runs">
        A median or a maximum is no run of its own. Take the file to Compare, “Import published figures”:
        there they are kept and shown as such.{' '}
        <Link href="/compare#published" className="underline underline-offset-4">
          Open Compare
        </Link>
      </Notice>
    )
  if (preview.kind !== 'runs') {
    const [title, text] = WORDS[preview.kind]
    return (
      <Notice kind="warning" title={title}>
        {text}
      </Notice>
    )
  }
  const { runs, problems, rejected, ignored } = preview
  return (
    <div className="grid gap-3">
      <p>
        <span className="font-medium">{displayNumberOf(runs.length, 'run')}</span> will be saved
        {rejected > 0 && `, ${displayNumberOf(rejected, 'row')} left out`}. A run that is there of the same id
        is replaced.
        {ignored.length > 0 && (
          <span className="block text-muted-foreground text-xs">Columns not used: {ignored.join(', ')}</span>
        )}
      </p>
      {problems.length > 0 && (
        <section
          aria-label="Rows that are left out"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
          tabIndex={0}
          className="max-h-32 overflow-auto rounded-md border"
        >
          <ul className="divide-y">
            {problems.slice(0, MOST_PROBLEMS).map(({ place, path, message }) => (
              <li key={`${place} ${path} ${message}`} className="flex gap-x-3 px-3 py-1.5">
                <span className="min-w-14 shrink-0 text-muted-foreground">Line {displayCount(place)}</span>
                <span className="min-w-0 break-words">
                  {path && `${path}: `}
                  {message}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {runs.length > 0 && (
        <div className="overflow-hidden rounded-md border">
          <FirstRuns runs={runs} />
          {runs.length > FIRST && (
            <p className="border-t px-4 py-1.5 text-muted-foreground text-xs">
              and {displayCount(runs.length - FIRST)} more
            </p>
          )}
        </div>
      )}
    </div>
  )
}

function FirstRuns({ runs }: { runs: readonly Extract<Preview, { kind: 'runs' }>['runs'][number][] }) {
  return (
    <Table label="The first runs">
      <TableHeader>
        <TableRow>
          <TableHead>Run</TableHead>
          <TableHead>Framework</TableHead>
          <TableHead className="max-sm:hidden">Task</TableHead>
          <TableHead className="max-sm:hidden">Status</TableHead>
          <TableHead numeric className="max-sm:hidden">
            Checks
          </TableHead>
          <TableHead numeric>Cost as reported</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {runs.slice(0, FIRST).map(({ id, run }) => (
          <TableRow key={id}>
            <TableCell className="max-w-32 truncate" title={id}>
              {id}
            </TableCell>
            <TableCell className="max-w-24 truncate">{run.framework ?? NO_FIGURE}</TableCell>
            <TableCell className="max-w-24 truncate max-sm:hidden">
              {run.tasks.map(({ task }) => task).join(' + ') || (run.task ?? NO_FIGURE)}
            </TableCell>
            <TableCell className="max-w-20 truncate max-sm:hidden">{run.status ?? NO_FIGURE}</TableCell>
            <TableCell numeric className="max-sm:hidden">
              <PassedOf passed={run.checks_passed} total={run.checks_total} />
            </TableCell>
            <TableCell numeric>{run.cost_usd === null ? NO_FIGURE : <Amount usd={run.cost_usd} />}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
