import type { AgentRun, AgentRunTask, RunOrigin } from '../../domain/runs/agent-run'
import type { SqlTransaction } from '../database'

/** Puts a run: what is there of the same id, its tasks included, is replaced whole. True where there was none. */
export async function upsertAgentRun(
  tx: SqlTransaction,
  id: string,
  run: AgentRun,
  by: { origin: RunOrigin; userId: string | null },
): Promise<boolean> {
  const [row] = await tx.rows<{ is_new: boolean }>(
    `INSERT INTO agent_run (organization_id, id, framework, language, task, group_name, repeat, model, retry_of, tags, origin,
       created_by, ${OUTCOME.join(', ')})
     VALUES (current_organization_id(), ${places(11 + OUTCOME.length)})
     ON CONFLICT (organization_id, id) DO UPDATE SET framework = excluded.framework, language = excluded.language,
       task = excluded.task, group_name = excluded.group_name, repeat = excluded.repeat, model = excluded.model,
       retry_of = excluded.retry_of, tags = excluded.tags, origin = excluded.origin,
       ${OUTCOME.map((name) => `${name} = excluded.${name}`).join(', ')}, updated_at = now()
     RETURNING xmax = 0 AS is_new`,
    [
      id,
      run.framework,
      run.language,
      run.task,
      run.group,
      run.repeat,
      run.model,
      run.retry_of,
      JSON.stringify(run.tags),
      by.origin,
      by.userId,
      ...outcome(run),
    ],
  )
  await tx.rows(
    'DELETE FROM agent_run_task WHERE organization_id = current_organization_id() AND run_id = $1',
    [id],
  )
  for (const task of run.tasks) {
    await tx.rows(
      `INSERT INTO agent_run_task (organization_id, run_id, task, ${OUTCOME.join(', ')})
       VALUES (current_organization_id(), ${places(2 + OUTCOME.length)})`,
      [id, task.task, ...outcome(task)],
    )
  }
  return row?.is_new ?? false
}

const OUTCOME = [
  'status',
  'checks_passed',
  'checks_total',
  'tests_passed',
  'tests_total',
  'turns',
  'reported_cost_usd',
  'started_at',
  'ended_at',
]

const places = (count: number): string =>
  Array.from({ length: count }, (_, index) => `$${index + 1}`).join(', ')

function outcome(of: AgentRun | AgentRunTask): unknown[] {
  return [
    of.status,
    of.checks_passed,
    of.checks_total,
    of.tests_passed,
    of.tests_total,
    of.turns,
    of.cost_usd,
    of.started_at,
    of.ended_at,
  ]
}
