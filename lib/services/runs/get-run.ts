import { inOrganizationSql, type SqlTransaction } from '../../data/database'
import { findRunRecords } from '../../data/runs/find-run-records'
import { findSiblingRunIds } from '../../data/runs/find-sibling-run-ids'
import { ProductError } from '../../domain/errors'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import type { RunRecord } from '../../domain/runs/run-record'
import { toRunSamples } from '../../domain/runs/run-sample'
import { type RunModelView, type RunView, toRunModels, toRunView } from '../../domain/runs/run-view'

export interface FoundRun {
  run: RunView
  byModel: readonly RunModelView[]
  /** The runs that say that they tried this one again. */
  retriedBy: readonly string[]
  /** What `run` was made of. */
  record: RunRecord
}

/** One run, whole; a run that only its calls name is one too. */
export async function getRun(caller: Caller, id: string): Promise<FoundRun> {
  requireAllowed(caller, 'view_spend')
  return inOrganizationSql(caller.organizationId, (tx) => findRun(tx, id))
}

/** `getRun` inside a transaction that is under way. */
export async function findRun(tx: SqlTransaction, id: string): Promise<FoundRun> {
  const siblings = await findSiblingRunIds(tx, id)
  const records = await findRunRecords(tx, [id, ...siblings])
  const record = records.find((one) => one.id === id)
  const whole = toRunSamples(records, 'run').find(({ runId }) => runId === id)
  if (!record || !whole) throw new ProductError('not_found', 'There is no run of this id.')
  return {
    run: toRunView(record, whole),
    byModel: toRunModels(record),
    retriedBy: records.flatMap((one) => (one.retryOf === id && one.id !== id ? [one.id] : [])),
    record,
  }
}
