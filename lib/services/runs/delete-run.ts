import { insertAuditRow } from '../../data/audit/insert-audit-row'
import { inOrganizationSql } from '../../data/database'
import { deleteAgentRun } from '../../data/runs/delete-agent-run'
import { findRunRecords } from '../../data/runs/find-run-records'
import { ProductError } from '../../domain/errors'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { auditActor } from '../audit-actor'

/** Forgets what was said of a run; its calls, and what they cost, stay as they are. */
export async function deleteRun(caller: Caller, id: string): Promise<void> {
  requireAllowed(caller, 'delete_run')
  await inOrganizationSql(caller.organizationId, async (tx) => {
    const [run] = await findRunRecords(tx, [id])
    if (!run || !(await deleteAgentRun(tx, id))) {
      throw new ProductError('not_found', 'Nothing was said of a run of this id.')
    }
    const { framework, task, group, repeat, status } = run
    await insertAuditRow(tx, {
      ...auditActor(caller),
      action: 'run.delete',
      subject: id,
      before: { framework, task, group, repeat, status },
    })
  })
}
