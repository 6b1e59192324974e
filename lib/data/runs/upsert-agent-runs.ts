import type { AgentRun, AgentRunTask, RunOrigin } from '../../domain/runs/agent-run'
import type { SqlTransaction } from '../database'

/**
 * Puts runs, each under an id of its own: what is there of the same id, its tasks included, is replaced whole. Says of
 * each whether there was none.
 */
export async function upsertAgentRuns(
  tx: SqlTransaction,
  runs: readonly { id: string; run: AgentRun }[],
  by: { origin: RunOrigin; userId: string | null },
): Promise<{ id: string; isNew: boolean }[]> {
  const rows = await tx.rows<{ id: string; is_new: boolean }>(
    `INSERT INTO agent_run (organization_id, id, ${NAMES.join(', ')}, ${OUTCOME.join(', ')}, origin, created_by)
     SELECT current_organization_id(), id, ${NAMES.join(', ')}, ${OUTCOME.join(', ')}, $2, $3::uuid
     FROM jsonb_to_recordset($1::jsonb) AS run (id text, framework text, language text, task text, group_name text,
       repeat integer, model text, retry_of text, tags jsonb, results jsonb, ${OUTCOME_TYPES})
     ORDER BY id
     ON CONFLICT (organization_id, id) DO UPDATE SET
       ${[...NAMES, ...OUTCOME, 'origin'].map((name) => `${name} = excluded.${name}`).join(', ')}, updated_at = now()
     RETURNING id, xmax = 0 AS is_new`,
    [JSON.stringify(runs.map(({ id, run }) => runRow(id, run))), by.origin, by.userId],
  )
  await tx.rows(
    'DELETE FROM agent_run_task WHERE organization_id = current_organization_id() AND run_id = ANY($1)',
    [runs.map(({ id }) => id)],
  )
  const tasks = runs.flatMap(({ id, run }) =>
    run.tasks.map((task) => ({ run_id: id, task: task.task, ...outcome(task) })),
  )
  if (tasks.length > 0) {
    await tx.rows(
      `INSERT INTO agent_run_task (organization_id, run_id, task, ${OUTCOME.join(', ')})
       SELECT current_organization_id(), run_id, task, ${OUTCOME.join(', ')}
       FROM jsonb_to_recordset($1::jsonb) AS task (run_id text, task text, ${OUTCOME_TYPES})`,
      [JSON.stringify(tasks)],
    )
  }
  return rows.map((row) => ({ id: row.id, isNew: row.is_new }))
}

const NAMES = [
  'framework',
  'language',
  'task',
  'group_name',
  'repeat',
  'model',
  'retry_of',
  'tags',
  'results',
]
const OUTCOME = [
  ...['status', 'checks_passed', 'checks_total', 'tests_passed', 'tests_total', 'turns'],
  ...['reported_cost_usd', 'started_at', 'ended_at'],
]
const OUTCOME_TYPES = `status text, checks_passed integer, checks_total integer, tests_passed integer,
  tests_total integer, turns integer, reported_cost_usd numeric, started_at timestamptz, ended_at timestamptz`

function runRow(id: string, run: AgentRun): object {
  const { framework, language, task, group, repeat, model, retry_of } = run
  const names = { framework, language, task, group_name: group, repeat, model, retry_of, tags: run.tags }
  return { id, ...names, results: run.results ?? [], ...outcome(run) }
}

function outcome(of: AgentRun | AgentRunTask): object {
  const { status, checks_passed, checks_total, tests_passed, tests_total, turns } = of
  return {
    ...{ status, checks_passed, checks_total, tests_passed, tests_total, turns },
    reported_cost_usd: of.cost_usd,
    started_at: of.started_at,
    ended_at: of.ended_at,
  }
}
