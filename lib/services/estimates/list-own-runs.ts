import { inOrganizationSql } from '../../data/database'
import { findRunRecords } from '../../data/runs/find-run-records'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { formatUsd } from '../../domain/money'
import { type RunSample, toRunSamples } from '../../domain/runs/run-sample'

/** A run that an estimate can be linked to. */
export interface LinkableRun {
  id: string
  framework: string | null
  task: string | null
  model: string | null
  costUsd: string | null
  beganAtMs: number | null
}

export interface OwnRunNames {
  /** Frameworks and tasks of runs with calls, by name. */
  frameworks: string[]
  tasks: string[]
}

/** What the form can offer: names that runs with calls have. */
export async function listOwnRunNames(caller: Caller): Promise<OwnRunNames> {
  requireAllowed(caller, 'view_spend')
  const runs = await inOrganizationSql(caller.organizationId, (tx) => findRunRecords(tx))
  const samples = toRunSamples(runs, 'task').filter(({ slices }) => slices.length > 0)
  return {
    frameworks: namesOf(samples, 'framework'),
    tasks: namesOf(samples, 'task'),
  }
}

/** The latest runs, of a framework and a task where they are given; linked ones are always among them. */
export async function listLinkableRuns(
  caller: Caller,
  asked: { framework: string | null; task: string | null; linked: readonly string[]; limit: number },
): Promise<LinkableRun[]> {
  requireAllowed(caller, 'view_spend')
  const runs = await inOrganizationSql(caller.organizationId, (tx) => findRunRecords(tx))
  const all = toRunSamples(runs, 'run').sort((a, b) => (b.beganAtMs ?? 0) - (a.beganAtMs ?? 0))
  const linked = all.filter(({ runId }) => asked.linked.includes(runId))
  const others = all.filter(
    ({ runId, framework, task }) =>
      !asked.linked.includes(runId) &&
      (asked.framework === null || framework === asked.framework) &&
      (asked.task === null || task === asked.task),
  )
  return [...linked, ...others.slice(0, asked.limit)].map(toLinkable)
}

function toLinkable({ runId, framework, task, model, costFemto, beganAtMs }: RunSample): LinkableRun {
  const costUsd = costFemto === null ? null : formatUsd(costFemto)
  return { id: runId, framework, task, model, costUsd, beganAtMs }
}

function namesOf(samples: readonly RunSample[], name: 'framework' | 'task'): string[] {
  return [...new Set(samples.flatMap((sample) => sample[name] ?? []))].sort()
}
