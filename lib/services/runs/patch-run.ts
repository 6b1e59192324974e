import { inOrganizationSql } from '../../data/database'
import { ProductError } from '../../domain/errors'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import type { RunOrigin } from '../../domain/runs/agent-run'
import { type ChangeMode, changeRun, changeTask } from '../../domain/runs/change-run'
import type { RunView } from '../../domain/runs/run-view'
import { changeAgentRun } from './change-agent-run'
import { findRun } from './get-run'

export interface RunPatch {
  body: unknown
  /** `fill`: only what nobody said. */
  mode: ChangeMode
  /** The task that the body's outcome is of; null: of the whole run. */
  task: string | null
  origin?: RunOrigin
}

/** Changes the given fields of a run, which is made where there is none. */
export async function patchRun(
  caller: Caller,
  id: string,
  patch: RunPatch,
): Promise<{ run: RunView; isNew: boolean }> {
  requireAllowed(caller, 'import_usage')
  const { body, mode, task, origin = 'api' } = patch
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new ProductError('invalid', 'Send a JSON object of the fields that change.')
  const fields: Readonly<Record<string, unknown>> = { ...body }
  return inOrganizationSql(caller.organizationId, async (tx) => {
    const isNew = await changeAgentRun(tx, {
      userId: caller.kind === 'member' ? caller.userId : null,
      id,
      origin,
      by: (known) => (task === null ? changeRun(known, fields, mode) : changeTask(known, task, fields, mode)),
    })
    return { run: (await findRun(tx, id)).run, isNew }
  })
}
