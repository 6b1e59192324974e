import { CircleAlert } from 'lucide-react'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { displayCount } from '@/lib/domain/display/display-count'
import { displayInstant } from '@/lib/domain/display/display-time'
import { displayExactUsd, displayUsd } from '@/lib/domain/display/display-usd'
import { NO_FIGURE } from '@/lib/domain/display/locale'
import type { PreviewRow } from '@/lib/domain/usage/mapped-csv/preview-csv'
import type { UsageEvent } from '@/lib/domain/usage/usage-event'

/** The first rows as they will be read, or why they will not. Rows where it is wide, entries where it is narrow. */
export function CsvPreviewTable({ rows, timeZone }: { rows: readonly PreviewRow[]; timeZone: string }) {
  return (
    <div className="@container">
      <ul className="divide-y border-t @3xl:hidden">
        {rows.map(({ line, read }) => (
          <li key={line} className="grid gap-0.5 px-4 py-2">
            <span className="text-muted-foreground text-xs">Line {displayCount(line)}</span>
            {read.ok ? <Entry event={read.event} timeZone={timeZone} /> : <Refused message={read.message} />}
          </li>
        ))}
      </ul>
      <Table
        label="The first rows as they will be read"
        regionClassName="hidden max-h-96 border-t @3xl:block"
      >
        <TableHeader>
          <TableRow>
            <TableHead numeric>Line</TableHead>
            <TableHead>Time</TableHead>
            <TableHead>Model</TableHead>
            <TableHead numeric>Input</TableHead>
            <TableHead numeric>Output</TableHead>
            <TableHead numeric>Cached</TableHead>
            <TableHead numeric>Cost, reported</TableHead>
            <TableHead>Labels</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {rows.map(({ line, read }) => (
            <TableRow key={line}>
              <TableCell numeric className="text-muted-foreground">
                {displayCount(line)}
              </TableCell>
              {read.ok ? (
                <Cells event={read.event} timeZone={timeZone} />
              ) : (
                <TableCell colSpan={7}>
                  <Refused message={read.message} />
                </TableCell>
              )}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  )
}

function Refused({ message }: { message: string }) {
  return (
    <span className="flex items-start gap-1.5 text-destructive">
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span className="min-w-0 break-words">Will not be read: {message}</span>
    </span>
  )
}

function Entry({ event, timeZone }: { event: UsageEvent; timeZone: string }) {
  return (
    <>
      <span className="flex flex-wrap justify-between gap-x-3">
        <span>{event.model ?? 'No model'}</span>
        <span title={displayExactUsd(event.reportedCostUsd)}>
          {event.reportedCostUsd === null ? 'No cost' : displayUsd(event.reportedCostUsd)}
        </span>
      </span>
      <span>{displayInstant(event.occurredAtMs, timeZone)}</span>
      <span className="text-muted-foreground">
        {displayCount(event.inputTokens)} in · {displayCount(event.outputTokens)} out ·{' '}
        {displayCount(cachedOf(event))} cached
      </span>
      <span className="text-muted-foreground break-words">{labelsOf(event)}</span>
    </>
  )
}

const cachedOf = ({ cacheReadTokens, cacheWrite5mTokens, cacheWrite1hTokens }: UsageEvent): number =>
  cacheReadTokens + cacheWrite5mTokens + cacheWrite1hTokens

function Cells({ event, timeZone }: { event: UsageEvent; timeZone: string }) {
  return (
    <>
      <TableCell className="whitespace-nowrap">{displayInstant(event.occurredAtMs, timeZone)}</TableCell>
      <TableCell>{event.model ?? NO_FIGURE}</TableCell>
      <TableCell numeric>{displayCount(event.inputTokens)}</TableCell>
      <TableCell numeric>{displayCount(event.outputTokens)}</TableCell>
      <TableCell numeric>{displayCount(cachedOf(event))}</TableCell>
      <TableCell numeric title={displayExactUsd(event.reportedCostUsd)}>
        {event.reportedCostUsd === null ? NO_FIGURE : displayUsd(event.reportedCostUsd)}
      </TableCell>
      <TableCell className="max-w-72 truncate text-muted-foreground">{labelsOf(event)}</TableCell>
    </>
  )
}

function labelsOf({ project, user, team, framework, task, runId, tags }: UsageEvent): string {
  const tagged = Object.entries(tags).map(([name, value]) => `${name}: ${value}`)
  return [project, user, team, framework, task, runId, ...tagged]
    .filter((label) => label !== null)
    .join(' · ')
}
