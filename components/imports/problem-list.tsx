import { Download } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { displayCount, displayNumberOf } from '@/lib/domain/display/display-count'
import type { ImportProblem } from '@/lib/domain/imports/import-view'

/** The lines that were not read, with the reason of each, and the list of all of them. */
export function ProblemList({
  importId,
  fileName,
  isApi = false,
  rejected,
  problems,
}: {
  importId: string
  /** The file that was sent: only what lay inside it is named beside a line. */
  fileName: string
  /** Events have a place in their request where lines have a number. */
  isApi?: boolean
  rejected: number
  problems: readonly ImportProblem[]
}) {
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="text-muted-foreground text-xs">
          {rejected > problems.length
            ? `The first ${displayCount(problems.length)} of ${displayNumberOf(rejected, isApi ? 'event' : 'line')} that were not read`
            : `${displayNumberOf(rejected, isApi ? 'event' : 'line')} not read; everything else was`}
        </p>
        <Button asChild size="sm">
          <a href={`/api/v1/uploads/${importId}/problems.csv`} download>
            <Download aria-hidden /> All as CSV
          </a>
        </Button>
      </div>
      <section
        aria-label="Lines that were not read"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        tabIndex={0}
        className="max-h-72 overflow-auto rounded-md border"
      >
        <ul className="divide-y">
          {problems.map(({ file, line, message }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a list that never changes
            <li key={index} className="flex flex-wrap gap-x-3 gap-y-0.5 px-3 py-1.5">
              <span className="min-w-16 shrink-0 text-muted-foreground">
                {line === null ? 'Whole file' : `${isApi ? 'Index' : 'Line'} ${displayCount(line)}`}
              </span>
              <span className="min-w-0 flex-1 basis-56 break-words">
                {message}
                {file && file !== fileName && (
                  <span className="block text-muted-foreground text-xs break-all">{file}</span>
                )}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}
