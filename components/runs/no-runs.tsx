import { FlaskConical, SearchX } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { CodeBlock } from '@/components/ui/code-block'
import { EmptyState } from '@/components/ui/empty-state'

/** What will be here, and the command that fills it. */
export function NoRuns({ origin, actions }: { origin: string; actions?: ReactNode }) {
  return (
    <EmptyState icon={FlaskConical} title="Your agents’ runs will be here" actions={actions}>
      <p className="mb-4">
        Each with what it cost and what it came to. Put this before the command that starts an agent: it gives
        the run an id, runs it, and sends its calls and how it ended.
      </p>
      <CodeBlock
        code={`outlay run --url ${origin} --key YOUR_KEY --framework hono --task login -- claude -p "Build the login"`}
        label="Copy the command"
      />
      <p className="mt-4 mb-2">Logs that are there already can be sent as one run.</p>
      <CodeBlock
        code={`outlay push --url ${origin} --key YOUR_KEY --run run-1 --framework hono --group baseline --repeat 1 logs/`}
        label="Copy the command that sends logs"
      />
      <p className="mt-3 text-xs">
        A key is made in{' '}
        <Link href="/imports" className="underline underline-offset-4">
          Imports
        </Link>
        . A table of runs comes in as CSV, and one run by hand.
      </p>
    </EmptyState>
  )
}

/** No run passes the filters. */
export function NoRunsFound({ allHref }: { allHref: string }) {
  return (
    <EmptyState
      icon={SearchX}
      title="No run matches these filters in this time"
      actions={
        <Button asChild>
          <Link href={allHref}>Show all runs</Link>
        </Button>
      }
    >
      Take a filter away (Esc clears all), or look at a longer time.
    </EmptyState>
  )
}
