import type { FieldError } from '../errors'
import { type AgentRun, agentRunSchema, isRunId, MOST_TASKS } from './agent-run'
import { OUTCOME_FIELDS } from './change-run'
import { sumTaskOutcomes } from './sum-task-outcomes'

type Fields = Readonly<Record<string, unknown>>

/** One run, or one task of one, as it was sent; `problem` where it could not even be read. */
export type RunRow = { place: number; json: unknown } | { place: number; problem: string }

export interface RowProblem extends FieldError {
  /** The index or line of the row. */
  place: number
}

/**
 * Reads rows into runs. Rows of one id that name different tasks are the tasks of one run; one of them may name none
 * and speak of the run as a whole, which otherwise is what its tasks come to together. A bad row is named and left out,
 * the good ones beside it are kept.
 */
export function readRunRows(rows: readonly RunRow[]): {
  runs: { id: string; run: AgentRun }[]
  problems: RowProblem[]
} {
  const problems: RowProblem[] = []
  const groups = new Map<string, GoodRow[]>()
  for (const row of rows) {
    const read = readRow(row)
    if ('problems' in read) problems.push(...read.problems.map((one) => ({ ...one, place: row.place })))
    else {
      const group = groups.get(read.id) ?? []
      const problem = whyNotBeside(group, read)
      if (problem) problems.push({ ...problem, place: row.place })
      else groups.set(read.id, [...group, read])
    }
  }
  const runs: { id: string; run: AgentRun }[] = []
  for (const [id, group] of groups) {
    const parsed = agentRunSchema.safeParse(oneRunOf(group.map(({ fields }) => fields)))
    if (parsed.success) runs.push({ id, run: parsed.data })
    else
      problems.push(
        ...fieldErrors(parsed.error.issues).map((one) => ({ ...one, place: group[0]?.place ?? 0 })),
      )
  }
  return { runs, problems: problems.sort((a, b) => a.place - b.place) }
}

interface GoodRow {
  place: number
  id: string
  fields: Fields
}

function readRow(row: RunRow): GoodRow | { problems: FieldError[] } {
  if ('problem' in row) return { problems: [{ path: '', message: row.problem }] }
  const { json, place } = row
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return { problems: [{ path: '', message: 'not an object' }] }
  const fields: Fields = { ...json }
  const { id } = fields
  if (typeof id !== 'string' || !isRunId(id))
    return {
      problems: [{ path: 'id', message: 'a run needs an id: a text of 1 to 512 characters without NUL' }],
    }
  const parsed = agentRunSchema.safeParse(fields)
  return parsed.success ? { id, place, fields } : { problems: fieldErrors(parsed.error.issues) }
}

const NAMES = ['framework', 'language', 'group', 'repeat', 'model', 'retry_of'] as const

const taskOf = ({ fields }: GoodRow): string | null =>
  typeof fields.task === 'string' && fields.task !== '' ? fields.task : null

/** Why a row can not be one more task of the run that the rows before it are of. */
function whyNotBeside(group: readonly GoodRow[], row: GoodRow): FieldError | null {
  const [first] = group
  if (first === undefined) return null
  if (group.length > MOST_TASKS) return { path: 'task', message: `a run has ${MOST_TASKS} tasks at most` }
  const same = group.find((one) => taskOf(one) === taskOf(row))
  if (same) {
    const what = taskOf(row) === null ? 'this run' : 'this task of this run'
    return { path: 'id', message: `${what} was there already (${same.place})` }
  }
  if ([...group, row].some(({ fields }) => Array.isArray(fields.tasks) && fields.tasks.length > 0))
    return { path: 'tasks', message: 'the tasks of a run come in `tasks` or as rows, not both' }
  for (const name of NAMES) {
    const known = group.map(({ fields }) => fields[name] ?? null).find((value) => value !== null) ?? null
    const own = row.fields[name] ?? null
    if (own !== null && known !== null && own !== known)
      return { path: name, message: `another row of this run says ${JSON.stringify(known).slice(0, 200)}` }
  }
  return null
}

function oneRunOf(rows: readonly Fields[]): Fields {
  const [first = {}, ...others] = rows
  if (others.length === 0) return first
  const whole = rows.find(({ task }) => !task)
  const tasks = rows.filter((row) => row !== whole).map((row) => pick(row, ['task', ...OUTCOME_FIELDS]))
  const names = NAMES.map((name) => [
    name,
    rows.map((row) => row[name] ?? null).find((value) => value !== null),
  ])
  const tags: Fields = Object.assign({}, ...rows.map((row) => row.tags ?? {}))
  return {
    ...Object.fromEntries(names),
    tags,
    ...sumTaskOutcomes(tasks),
    ...(whole && withoutNulls(pick(whole, OUTCOME_FIELDS))),
    tasks,
  }
}

const pick = (from: Fields, names: readonly string[]): Fields =>
  Object.fromEntries(names.map((name) => [name, from[name] ?? null]))

const withoutNulls = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null))

function fieldErrors(issues: readonly { path: readonly PropertyKey[]; message: string }[]): FieldError[] {
  return issues.map(({ path, message }) => ({ path: path.map(String).join('.'), message }))
}
