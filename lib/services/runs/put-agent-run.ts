import { inOrganizationSql } from '../../data/database'
import { findRunRecords } from '../../data/runs/find-run-records'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { formatUsd } from '../../domain/money'
import { parseInput } from '../../domain/parse-input'
import { type AgentRun, agentRunSchema, type RunOrigin } from '../../domain/runs/agent-run'
import { type CostBasis, costOfRun } from '../../domain/runs/run-record'
import { refuseBadRunId } from './change-agent-run'
import { storeAgentRuns } from './store-agent-runs'

export interface PutRun extends AgentRun {
  id: string
  isNew: boolean
  /** Of its events where it has any, else the reported figure; null where there is neither. */
  costUsd: string | null
  costBasis: CostBasis | null
}

/** Records an agent run's outcome under its id. */
export async function putAgentRun(
  caller: Caller,
  id: string,
  body: unknown,
  origin: RunOrigin = 'api',
): Promise<PutRun> {
  requireAllowed(caller, 'import_usage')
  refuseBadRunId(id)
  const run = parseInput(agentRunSchema, body)
  const userId = caller.kind === 'member' ? caller.userId : null
  return inOrganizationSql(caller.organizationId, async (tx) => {
    const [put] = await storeAgentRuns(tx, [{ id, run }], { origin, userId })
    const [record] = await findRunRecords(tx, [id])
    const { femto, basis } = record ? costOfRun(record) : { femto: null, basis: null }
    return {
      ...run,
      id,
      isNew: put?.isNew ?? false,
      costUsd: femto === null ? null : formatUsd(femto),
      costBasis: basis,
    }
  })
}
