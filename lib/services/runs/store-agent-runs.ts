import type { SqlTransaction } from '../../data/database'
import { upsertAgentRuns } from '../../data/runs/upsert-agent-runs'
import { tagsWithoutIdentity } from '../../domain/erasure/without-identity'
import type { AgentRun, RunOrigin } from '../../domain/runs/agent-run'
import { readErasedPeople } from '../erasure/erased-names'

/** Puts runs as they are sent, but for the names of erased people. Says of each whether it is new. */
export async function storeAgentRuns(
  tx: SqlTransaction,
  runs: readonly { id: string; run: AgentRun }[],
  by: { origin: RunOrigin; userId: string | null },
): Promise<{ id: string; isNew: boolean }[]> {
  const { pseudonymFor } = await readErasedPeople(tx)
  const stored = pseudonymFor
    ? runs.map(({ id, run }) => ({ id, run: { ...run, tags: tagsWithoutIdentity(run.tags, pseudonymFor) } }))
    : runs
  return upsertAgentRuns(tx, stored, by)
}
