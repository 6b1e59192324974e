import type { SqlTransaction } from '../../data/database'
import { ProductError } from '../../domain/errors'
import { type AgentResult, outcomeOfResults } from '../../domain/runs/agent-result'
import { isRunId } from '../../domain/runs/agent-run'
import { changeRun, changeTask } from '../../domain/runs/change-run'
import { changeAgentRun } from './change-agent-run'

/** Takes what agents said when they ended for the outcome of the run that a log is of, where nobody said anything yet. */
export async function tellAgentResults(
  tx: SqlTransaction,
  { runId, task }: { runId?: string | undefined; task?: string | undefined },
  results: readonly AgentResult[],
): Promise<void> {
  const outcome = outcomeOfResults(results)
  if (!runId || !isRunId(runId) || outcome === null) return
  try {
    await changeAgentRun(tx, {
      id: runId,
      origin: 'file',
      userId: null,
      by: (known) => (task ? changeTask(known, task, outcome, 'fill') : changeRun(known, outcome, 'fill')),
    })
  } catch (error) {
    // A run that can not take it (one task too many) keeps what it has: the log's calls count all the same.
    if (!(error instanceof ProductError && error.code === 'invalid')) throw error
  }
}
