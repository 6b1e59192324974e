import { inOrganizationSql } from '../../data/database'
import { findRunRecords } from '../../data/runs/find-run-records'
import { upsertAgentRun } from '../../data/runs/upsert-agent-run'
import { ProductError } from '../../domain/errors'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { formatUsd } from '../../domain/money'
import { parseInput } from '../../domain/parse-input'
import { type AgentRun, agentRunSchema, isRunId, type RunOrigin } from '../../domain/runs/agent-run'
import { type CostBasis, costOfRun } from '../../domain/runs/run-record'

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
  if (!isRunId(id)) {
    throw new ProductError('invalid', 'A run’s id is a text of 1 to 512 characters without NUL.')
  }
  const run = parseInput(agentRunSchema, body)
  const userId = caller.kind === 'member' ? caller.userId : null
  return inOrganizationSql(caller.organizationId, async (tx) => {
    const isNew = await upsertAgentRun(tx, id, run, { origin, userId })
    const [record] = await findRunRecords(tx, [id])
    const { femto, basis } = record ? costOfRun(record) : { femto: null, basis: null }
    return { ...run, id, isNew, costUsd: femto === null ? null : formatUsd(femto), costBasis: basis }
  })
}
