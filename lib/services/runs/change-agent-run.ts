import type { SqlTransaction } from '../../data/database'
import { findRunRecords } from '../../data/runs/find-run-records'
import { lockRun } from '../../data/runs/lock-run'
import { ProductError } from '../../domain/errors'
import { parseInput } from '../../domain/parse-input'
import { agentRunSchema, isRunId, type RunOrigin } from '../../domain/runs/agent-run'
import { NOTHING_SAID, type SaidOfRun, saidOfRun } from '../../domain/runs/said-of-run'
import { storeAgentRuns } from './store-agent-runs'

/**
 * Changes what is said of a run, or says the first of it, by what was there: nobody else changes it meanwhile. True
 * where nothing was said before.
 */
export async function changeAgentRun(
  tx: SqlTransaction,
  change: {
    id: string
    origin: RunOrigin
    userId: string | null
    by: (known: SaidOfRun) => Readonly<Record<string, unknown>>
  },
): Promise<boolean> {
  const { id, origin, userId, by } = change
  refuseBadRunId(id)
  await lockRun(tx, id)
  const [record] = await findRunRecords(tx, [id])
  const run = parseInput(agentRunSchema, by(record ? saidOfRun(record) : NOTHING_SAID))
  // How the run came in stays what it was.
  const [put] = await storeAgentRuns(tx, [{ id, run }], { origin: record?.origin ?? origin, userId })
  return put?.isNew ?? false
}

/** Throws `invalid` where no run can have the id. */
export function refuseBadRunId(id: string): void {
  if (!isRunId(id))
    throw new ProductError('invalid', 'A run’s id is a text of 1 to 512 characters without NUL.')
}
