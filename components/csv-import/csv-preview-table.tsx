import { CircleAlert } from 'lucide-react'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { displayCount } from '@/lib/domain/display/display-count'
import { displayInstant } from '@/lib/domain/display/display-time'
import { displayExactUsd, displayUsd } from '@/lib/domain/display/display-usd'
import { NO_FIGURE } from '@/lib/domain/display/locale'
import type { PreviewRow } from '@/lib/domain/usage/mapped-csv/preview-csv'
import type { UsageEvent } from '@/lib/domain/usage/usage-event'

/** The first rows as they will be read, or why they will not. */
export function CsvPreviewTable({ rows, timeZone }: { rows: readonly PreviewRow[]; timeZone: string }) {
  return (
    <Table label="The first rows as they will be read" regionClassName="max-h-96 border-t">
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
                <span className="flex items-start gap-1.5 text-destructive">
                  <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
                  <span>Will not be read: {read.message}</span>
                </span>
              </TableCell>
            )}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}

function Cells({ event, timeZone }: { event: UsageEvent; timeZone: string }) {
  const cached = event.cacheReadTokens + event.cacheWrite5mTokens + event.cacheWrite1hTokens
  return (
    <>
      <TableCell className="whitespace-nowrap">{displayInstant(event.occurredAtMs, timeZone)}</TableCell>
      <TableCell>{event.model ?? NO_FIGURE}</TableCell>
      <TableCell numeric>{displayCount(event.inputTokens)}</TableCell>
      <TableCell numeric>{displayCount(event.outputTokens)}</TableCell>
      <TableCell numeric>{displayCount(cached)}</TableCell>
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
