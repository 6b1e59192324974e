import { insertAuditRow } from '../../data/audit/insert-audit-row'
import { inOrganizationSql } from '../../data/database'
import { ProductError } from '../../domain/errors'
import { type MemberCaller, requireAllowed } from '../../domain/members/caller'
import { changeRun } from '../../domain/runs/change-run'
import { followTasks } from '../../domain/runs/follow-tasks'
import { readRunForm, runFormErrors } from '../../domain/runs/run-form'
import type { SaidOfRun } from '../../domain/runs/said-of-run'
import { changeAgentRun } from './change-agent-run'

export interface RunByHand {
  id: string
  /** Refused where something was said of the run before: a new one takes nobody's place. */
  isNew: boolean
  /** What the form sent: `RunFormValues`, of which only what was changed. */
  form: unknown
}

/** Says of a run what was typed: changed fields replace what was there, and the tasks given are all that it has. */
export async function saveRunByHand(caller: MemberCaller, { id, isNew, form }: RunByHand): Promise<void> {
  requireAllowed(caller, 'import_usage')
  const { fields, tasks } = readRunForm(form, caller.timeZone)
  await inOrganizationSql(caller.organizationId, async (tx) => {
    let before: SaidOfRun | null = null
    const wasNew = await changeAgentRun(tx, {
      id,
      origin: 'hand',
      userId: caller.userId,
      by: (known) => {
        before = known
        const changed = changeRun(known, fields, 'set')
        if (tasks === null) return changed
        const whole = tasks.map((task) => completed(task, known))
        return { ...changed, ...followTasks(known, whole, Object.keys(fields)), tasks: whole }
      },
    }).catch(inTheFormsWords)
    if (isNew && !wasNew) {
      throw new ProductError('conflict', 'There is a run of this id.', {
        fields: [{ path: 'id', message: 'There is a run of this id. Open it to correct it.' }],
      })
    }
    await insertAuditRow(tx, {
      organizationId: caller.organizationId,
      actorUserId: caller.userId,
      actorLabel: caller.email,
      action: wasNew ? 'run.add' : 'run.correct',
      subject: id,
      before: wasNew ? {} : only(before ?? {}, [...Object.keys(fields), ...(tasks ? ['tasks'] : [])]),
      after: JSON.parse(JSON.stringify({ ...fields, ...(tasks && { tasks }) })),
      ip: caller.ip,
    })
  })
}

// The form has no times of tasks: those that are known stay.
function completed(task: Record<string, unknown>, known: SaidOfRun): Record<string, unknown> {
  const before = known.tasks.find((one) => one.task === task.task)
  return { started_at: before?.started_at ?? null, ended_at: before?.ended_at ?? null, ...task }
}

function only(from: object, names: readonly string[]) {
  const entries = Object.entries(from).filter(([name]) => names.includes(name))
  return JSON.parse(JSON.stringify(Object.fromEntries(entries)))
}

function inTheFormsWords(error: unknown): never {
  if (error instanceof ProductError && error.details.fields)
    throw new ProductError(error.code, error.message, { fields: runFormErrors(error.details.fields) })
  if (error instanceof ProductError && error.code === 'invalid')
    throw new ProductError('invalid', error.message, { fields: [{ path: 'id', message: error.message }] })
  throw error
}
