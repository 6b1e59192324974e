import { inOrganizationSql } from '../../data/database'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import type { RunOrigin } from '../../domain/runs/agent-run'
import { type RowProblem, type RunRow, readRunRows } from '../../domain/runs/read-run-rows'
import { storeAgentRuns } from './store-agent-runs'

export interface ImportedRuns {
  /** Runs that are new, and those that replace what was said of the same id. */
  accepted: number
  updated: number
  /** Rows that were left out. */
  rejected: number
  problems: RowProblem[]
}

/** Puts many runs at once: all that are good, or, where the database fails, none. */
export async function importRuns(
  caller: Caller,
  rows: readonly RunRow[],
  origin: RunOrigin = 'api',
): Promise<ImportedRuns> {
  requireAllowed(caller, 'import_usage')
  const { runs, problems } = readRunRows(rows)
  const userId = caller.kind === 'member' ? caller.userId : null
  const put = await inOrganizationSql(caller.organizationId, (tx) =>
    storeAgentRuns(tx, runs, { origin, userId }),
  )
  const accepted = put.filter(({ isNew }) => isNew).length
  return {
    accepted,
    updated: put.length - accepted,
    rejected: new Set(problems.map(({ place }) => place)).size,
    problems,
  }
}
