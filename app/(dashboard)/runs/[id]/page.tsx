import { Receipt } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { TimeChartCard } from '@/components/charts/time-chart-card'
import { AttachResultsDialog } from '@/components/runs/attach-results-dialog'
import { DeleteRunButton } from '@/components/runs/delete-run-button'
import { RunClassesCard } from '@/components/runs/run-classes-card'
import { RunFacts } from '@/components/runs/run-facts'
import { CorrectRunDrawer } from '@/components/runs/run-form-drawer'
import { RunHeadline } from '@/components/runs/run-headline'
import { runEventsHref } from '@/components/runs/run-links'
import { RunModelsCard } from '@/components/runs/run-models-card'
import { RunTasksCard } from '@/components/runs/run-tasks-card'
import { PageHeader } from '@/components/shell/page-header'
import { KeptFromNote } from '@/components/spend/kept-from-note'
import { Button } from '@/components/ui/button'
import { requireMember } from '@/lib/auth/require-member'
import { toRunCallsChart } from '@/lib/charts/to-run-calls-chart'
import { ProductError } from '@/lib/domain/errors'
import { type MemberCaller, mayDo } from '@/lib/domain/members/caller'
import { whyNot } from '@/lib/domain/members/why-not'
import { isRunId } from '@/lib/domain/runs/agent-run'
import { runFormValues } from '@/lib/domain/runs/run-form'
import { runIdOf } from '@/lib/domain/runs/run-href'
import { taskText } from '@/lib/domain/runs/sort-runs'
import { getRunPage, type RunPage } from '@/lib/services/runs/get-run-page'
import { type SearchParams, toQuery } from '../../to-query'
import { correctRunHere, deleteRunHere } from '../actions'

export const metadata: Metadata = { title: 'Run' }

export default async function OneRunPage({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>
  searchParams: SearchParams
}) {
  const member = await requireMember()
  const id = runIdOf((await params).id, await toQuery(searchParams))
  const found = await openRun(member, id)
  const { run, record, byModel, retriedBy, byClass, calls } = found
  const { timeZone } = member
  const names = [run.framework, taskText(run), run.group, run.repeat === null ? null : `repeat ${run.repeat}`]
  const whyNoWriting = whyNot(member, 'import_usage', 'correct a run')
  return (
    <>
      <PageHeader
        title={
          <span className="flex flex-wrap items-baseline gap-x-2">
            <Link href="/runs" className="text-muted-foreground hover:text-foreground">
              Runs
            </Link>
            <span aria-hidden className="text-muted-foreground">
              /
            </span>
            <span className="break-all">{run.id}</span>
          </span>
        }
        description={names.filter(Boolean).join(' · ') || 'Nothing was said of it but its id'}
        actions={
          <>
            {run.events > 0 && (
              <Button asChild>
                <Link href={runEventsHref(run.id)}>
                  <Receipt aria-hidden /> Events
                </Link>
              </Button>
            )}
            {whyNoWriting === null && (
              <>
                <AttachResultsDialog id={run.id} tasks={record.tasks.map(({ task }) => task)} />
                <CorrectRunDrawer
                  id={run.id}
                  values={runFormValues(record, timeZone)}
                  hasCalls={run.events > 0}
                  timeZone={timeZone}
                  save={correctRunHere}
                />
              </>
            )}
            {run.origin !== null && mayDo(member, 'delete_run') && (
              <DeleteRunButton id={run.id} events={run.events} remove={deleteRunHere} />
            )}
          </>
        }
      />
      {whyNoWriting && <p className="-mt-3 mb-4 text-muted-foreground text-xs">{whyNoWriting}</p>}
      <div className="grid gap-4">
        <RunHeadline run={run} />
        <KeptFromNote eventsKeptFrom={found.eventsKeptFrom} timeZone={timeZone}>
          Their cost and tokens are in the sums of this run, and not in its calls over time.
        </KeptFromNote>
        {calls && <CallsOverTime id={run.id} calls={calls} timeZone={timeZone} />}
        {run.tasks.length > 0 && <RunTasksCard id={run.id} tasks={run.tasks} />}
        {run.events > 0 && (
          <div className="grid items-start gap-4 xl:grid-cols-2">
            <RunClassesCard
              id={run.id}
              classes={byClass}
              costUsd={run.costBasis === 'events' ? run.costUsd : null}
              unpricedEvents={run.unpricedEvents}
            />
            <RunModelsCard id={run.id} models={byModel} />
          </div>
        )}
        <RunFacts run={run} retriedBy={retriedBy} timeZone={timeZone} />
      </div>
    </>
  )
}

async function openRun(member: MemberCaller, id: string | null): Promise<RunPage> {
  if (id === null || !isRunId(id)) notFound()
  try {
    return await getRunPage(member, id, Date.now())
  } catch (error) {
    if (error instanceof ProductError && error.code === 'not_found') notFound()
    throw error
  }
}

function CallsOverTime({
  id,
  calls,
  timeZone,
}: {
  id: string
  calls: NonNullable<RunPage['calls']>
  timeZone: string
}) {
  const { title, chart } = toRunCallsChart({ ...calls, timeZone })
  return (
    <TimeChartCard
      title={title}
      chart={chart}
      legendHrefs={Object.fromEntries(
        chart.series.flatMap(({ id: series, name }) =>
          name === undefined ? [] : [[series, runEventsHref(id, { model: [name] })]],
        ),
      )}
      pointHrefs={Object.fromEntries(
        chart.points.map(({ key, from, to }) => [key, runEventsHref(id, {}, { from, to })]),
      )}
    />
  )
}
