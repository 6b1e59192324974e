import Link from 'next/link'
import { Notice } from '@/components/ui/notice'
import { displayNumberOf } from '@/lib/domain/display/display-count'
import { LEAST_RUNS, type OwnRuns } from '@/lib/domain/estimate/own-defaults'

/** What the defaults rest on, or why they do not rest on own runs. */
export function OwnRunsNote({ own }: { own: OwnRuns }) {
  const { framework, task, runs, defaults } = own
  const of = [framework, task].filter((name) => name !== null).join(', ')
  const query = new URLSearchParams()
  if (framework !== null) query.set('framework', framework)
  if (task !== null) query.set('task', task)
  const link = (
    <Link className="text-primary underline underline-offset-4" href={`/runs?${query}`}>
      {displayNumberOf(runs, 'run')}
    </Link>
  )
  if (defaults === null)
    return (
      <Notice kind="warning" title={`Too few runs of ${of} for defaults`}>
        {link} with calls: {LEAST_RUNS} are needed. The published defaults stand in their place.
      </Notice>
    )
  return (
    <Notice title={`Defaults from your own runs of ${of}`}>
      P10, P50 and P90 of {link}: calls a run, tokens a call and the cache-hit rate. What you type comes
      first.
    </Notice>
  )
}
