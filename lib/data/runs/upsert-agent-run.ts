import type { AgentRun } from '../../domain/runs/agent-run'
import type { SqlTransaction } from '../database'

/** Puts a run: what is there of the same id is replaced whole. True where there was none. */
export async function upsertAgentRun(tx: SqlTransaction, id: string, run: AgentRun): Promise<boolean> {
  const [row] = await tx.rows<{ is_new: boolean }>(
    `INSERT INTO agent_run (organization_id, id, framework, language, task, group_name, repeat, model, status, checks_passed,
       checks_total, tests_passed, tests_total, reported_cost_usd, started_at, ended_at, tags)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
     ON CONFLICT (organization_id, id) DO UPDATE SET framework = excluded.framework, language = excluded.language,
       task = excluded.task, group_name = excluded.group_name, repeat = excluded.repeat, model = excluded.model,
       status = excluded.status, checks_passed = excluded.checks_passed, checks_total = excluded.checks_total,
       tests_passed = excluded.tests_passed, tests_total = excluded.tests_total,
       reported_cost_usd = excluded.reported_cost_usd, started_at = excluded.started_at, ended_at = excluded.ended_at,
       tags = excluded.tags, updated_at = now()
     RETURNING xmax = 0 AS is_new`,
    [
      tx.organizationId,
      id,
      run.framework,
      run.language,
      run.task,
      run.group,
      run.repeat,
      run.model,
      run.status,
      run.checks_passed,
      run.checks_total,
      run.tests_passed,
      run.tests_total,
      run.cost_usd,
      run.started_at,
      run.ended_at,
      JSON.stringify(run.tags),
    ],
  )
  return row?.is_new ?? false
}
