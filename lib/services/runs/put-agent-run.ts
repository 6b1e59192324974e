import { inOrganizationSql } from '../../data/database'
import { upsertAgentRun } from '../../data/runs/upsert-agent-run'
import { sumSpendBy } from '../../data/usage/sum-spend-by'
import { ProductError } from '../../domain/errors'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { type AgentRun, agentRunSchema } from '../../domain/runs/agent-run'

export interface PutRun extends AgentRun {
  id: string
  isNew: boolean
  /** Of its events where it has any, else the reported figure; null where there is neither. */
  costUsd: string | null
  costBasis: 'events' | 'reported' | null
}

/** Records an agent run's outcome under its id. */
export async function putAgentRun(caller: Caller, id: string, body: unknown): Promise<PutRun> {
  requireAllowed(caller, 'import_usage')
  if (id === '' || id.length > 512 || id.includes('\0')) {
    throw new ProductError('invalid', 'A run’s id is a text of 1 to 512 characters without NUL.')
  }
  const parsed = agentRunSchema.safeParse(body)
  if (!parsed.success) {
    const fields = parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))
    throw new ProductError('invalid', 'The run was not taken: see errors.', { fields })
  }
  return inOrganizationSql(caller.organizationId, async (tx) => {
    const isNew = await upsertAgentRun(tx, id, parsed.data)
    const everything = { from: null, to: null, timeZone: 'UTC', groupBy: [] }
    const [sum] = await sumSpendBy(tx, { ...everything, filters: { run: [id] } })
    const measured = sum && sum.events > 0 ? sum.costUsd : null
    const costUsd = measured ?? parsed.data.cost_usd
    return {
      ...parsed.data,
      id,
      isNew,
      costUsd,
      costBasis: costUsd === null ? null : measured ? 'events' : 'reported',
    }
  })
}
