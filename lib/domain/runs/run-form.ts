import { z } from 'zod'
import { type FieldError, ProductError } from '../errors'
import { instantOfLocal, localOfInstant } from '../local-instant'
import { formatUsd } from '../money'
import type { RunRecord, RunTask } from './run-record'

/** A run as the form shows it: every value as text, empty where nothing was said. Times are the zone's wall clock. */
export interface RunFormValues {
  fields: Record<string, string>
  tasks: Record<string, string>[]
}

const COUNTS = ['checks_passed', 'checks_total', 'tests_passed', 'tests_total', 'turns'] as const
export const RUN_FORM_COUNTS: readonly string[] = ['repeat', ...COUNTS]
const TIMES = ['started_at', 'ended_at']
const TEXTS = ['framework', 'language', 'task', 'group', 'model', 'status', 'retry_of']
const NAMES = new Set([...TEXTS, ...RUN_FORM_COUNTS, ...TIMES, 'cost_usd'])

const sentSchema = z.object({
  /** Only what was changed. */
  fields: z.record(z.string(), z.string().max(2_000)),
  /** All of them; absent where none was changed. */
  tasks: z
    .array(z.record(z.string(), z.string().max(2_000)))
    .max(200)
    .optional(),
})

/** What is known of a run, for the form. */
export function runFormValues(run: RunRecord, timeZone: string): RunFormValues {
  const time = (ms: number | null) => (ms === null ? '' : localOfInstant(ms, timeZone))
  return {
    fields: {
      framework: run.framework ?? '',
      language: run.language ?? '',
      task: run.task ?? '',
      group: run.group ?? '',
      model: run.model ?? '',
      retry_of: run.retryOf ?? '',
      repeat: textOf(run.repeat),
      ...outcomeValues(run),
      started_at: time(run.startedAtMs),
      ended_at: time(run.endedAtMs),
    },
    tasks: run.tasks.map((task) => ({ task: task.task, ...outcomeValues(task) })),
  }
}

function outcomeValues(of: Omit<RunTask, 'task'>): Record<string, string> {
  return {
    status: of.status ?? '',
    checks_passed: textOf(of.checksPassed),
    checks_total: textOf(of.checksTotal),
    tests_passed: textOf(of.testsPassed),
    tests_total: textOf(of.testsTotal),
    turns: textOf(of.turns),
    cost_usd: of.reportedFemto === null ? '' : formatUsd(of.reportedFemto),
  }
}

const textOf = (count: number | null): string => (count === null ? '' : String(count))

type Fields = Record<string, unknown>

/**
 * What a form sent, as fields of a run: an empty text clears what was there. Throws `invalid` with the name of each
 * input that does not fit; what contradicts itself is for `agentRunSchema`.
 */
export function readRunForm(sent: unknown, timeZone: string): { fields: Fields; tasks: Fields[] | null } {
  const parsed = sentSchema.safeParse(sent)
  if (!parsed.success) throw new ProductError('invalid', 'The form does not fit.')
  const errors: FieldError[] = []
  const read = (values: Readonly<Record<string, string>>, before: string): Fields =>
    Object.fromEntries(
      Object.entries(values).flatMap(([name, text]) => {
        if (!NAMES.has(name)) return []
        const value = typedValue(name, text.trim(), timeZone)
        if (value instanceof Problem) errors.push({ path: before + name, message: value.message })
        return [[name, value]]
      }),
    )
  const fields = read(parsed.data.fields, '')
  const tasks = parsed.data.tasks?.map((task, at) => {
    if (!task.task?.trim()) errors.push({ path: `tasks.${at}.task`, message: 'Give the task a name.' })
    return read(task, `tasks.${at}.`)
  })
  if (errors.length > 0) throw new ProductError('invalid', errors[0]?.message ?? '', { fields: errors })
  return { fields, tasks: tasks ?? null }
}

class Problem {
  constructor(readonly message: string) {}
}

function typedValue(name: string, text: string, timeZone: string): string | number | null | Problem {
  if (text === '') return null
  if (RUN_FORM_COUNTS.includes(name))
    return /^\d{1,9}$/.test(text) ? Number(text) : new Problem('Give a whole number from 0 on.')
  if (name === 'cost_usd') {
    const amount = text.replace(/^\$\s*/, '')
    return /^\d+(\.\d+)?$/.test(amount) ? amount : new Problem('Give an amount in USD, such as 1.55.')
  }
  if (!TIMES.includes(name)) return text
  const ms = instantOfLocal(text, timeZone)
  return ms === null ? new Problem('Give a day and a time.') : new Date(ms).toISOString()
}

// What the schema says of a contradiction, in the words of the form.
const WORDS: Readonly<Record<string, string>> = {
  'more than checks_total': 'More than there are checks in all.',
  'more than tests_total': 'More than there are tests in all.',
  'before started_at': 'Before it began.',
  'names a task twice': 'Two tasks have one name.',
}

/** A refusal of the schema as the form shows it: at inputs that it has. */
export function runFormErrors(fields: readonly FieldError[]): FieldError[] {
  return fields.map(({ path, message }) => ({
    path: path === 'tasks' ? 'tasks.0.task' : path,
    message: WORDS[message] ?? message,
  }))
}
