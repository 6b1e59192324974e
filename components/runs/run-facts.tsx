import Link from 'next/link'
import type { ReactNode } from 'react'
import { Badge } from '@/components/ui/badge'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import { CopyButton } from '@/components/ui/copy-button'
import { displayInstant } from '@/lib/domain/display/display-time'
import type { RunOrigin } from '@/lib/domain/runs/agent-run'
import { runHref } from '@/lib/domain/runs/run-href'
import type { RunView } from '@/lib/domain/runs/run-view'

const ORIGINS: Record<RunOrigin, string> = {
  api: 'The API',
  push: 'A push from a machine',
  file: 'An imported table',
  results: 'A file of test results',
  hand: 'Entered by hand',
}

const LINK = 'break-all underline decoration-input underline-offset-4 hover:decoration-current'

/** Everything else that is known of a run. */
export function RunFacts({
  run,
  retriedBy,
  timeZone,
}: {
  run: RunView
  retriedBy: readonly string[]
  timeZone: string
}) {
  const time = (ms: number | null) => (ms === null ? null : displayInstant(ms, timeZone))
  const tags = Object.entries(run.tags)
  const facts: [string, ReactNode][] = [
    ['Framework', run.framework],
    ['Language', run.language],
    ['Group', run.group],
    ['Repeat', run.repeat],
    ['Models', run.models.join(', ') || null],
    ['Project', run.project],
    ['Person', run.user],
    ['Team', run.team],
    ['Started', time(run.startedAtMs)],
    ['Ended', time(run.endedAtMs)],
    ['First heard of', time(run.createdAtMs)],
    ['Retry of', run.retryOf === null ? null : <RunLink key="of" id={run.retryOf} />],
    ['Retried by', retriedBy.length === 0 ? null : retriedBy.map((id) => <RunLink key={id} id={id} />)],
    ['Came from', run.origin === null ? 'Its calls alone' : ORIGINS[run.origin]],
    [
      'Tags',
      tags.length === 0 ? null : (
        <span key="tags" className="flex flex-wrap gap-1.5">
          {tags.map(([name, value]) => (
            <Badge key={name} variant="outline" className="h-auto min-h-5 whitespace-normal break-all">
              {name}: {value}
            </Badge>
          ))}
        </span>
      ),
    ],
    [
      'Test results',
      run.results.length === 0 ? null : (
        <ul key="results">
          {run.results.map(({ as, task, suite, passed, total, skipped }) => (
            <li key={`${as} ${task} ${suite}`} className="break-words">
              {suite}
              {task !== null && ` (${task})`}: {passed} of {total} {as}
              {skipped > 0 && `, ${skipped} skipped`}
            </li>
          ))}
        </ul>
      ),
    ],
  ]
  return (
    <Card aria-label="Facts">
      <CardHeader>
        <CardTitle>Facts</CardTitle>
      </CardHeader>
      <CardContent>
        <dl className="grid grid-cols-[minmax(6rem,auto)_1fr] gap-x-4 gap-y-2">
          <dt className="text-muted-foreground">Run</dt>
          <dd className="flex min-w-0 items-start gap-1">
            <span className="min-w-0 break-all">{run.id}</span>
            <CopyButton text={run.id} label="Copy the run’s id" className="-my-1 shrink-0" />
          </dd>
          {facts
            .filter(([, value]) => value !== null)
            .map(([label, value]) => (
              <div key={label} className="contents">
                <dt className="text-muted-foreground">{label}</dt>
                <dd className="min-w-0 break-words">{value}</dd>
              </div>
            ))}
        </dl>
      </CardContent>
    </Card>
  )
}

function RunLink({ id }: { id: string }) {
  return (
    <Link href={runHref(id)} className={`${LINK} mr-3`}>
      {id}
    </Link>
  )
}
