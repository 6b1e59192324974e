import { z } from 'zod'
import { formatUsd, parseUsdRounded } from '../money'
import { parseInstant } from '../usage/parse-timestamp'
import { isWellFormed, wellFormed } from '../well-formed'
import { MOST_SUITES, suiteResultSchema } from './suite-result'

const someText = z
  .string()
  .max(512)
  .refine((value) => !value.includes('\0'), 'holds NUL')
const text = someText.nullish().transform((value) => (value ? wellFormed(value) : null))
const tagText = someText.refine(isWellFormed, 'holds half of a surrogate pair')
const count = z
  .int()
  .min(0)
  .max(1_000_000_000)
  .nullish()
  .transform((value) => value ?? null)
const instant = z
  .string()
  .refine((value) => parseInstant(value) !== null, 'not an RFC 3339 time with offset from 2000 to 2099')
  .nullish()
  .transform((value) => (value == null ? null : new Date(parseInstant(value) ?? 0)))
const cost = z
  .union([z.string(), z.number()])
  .refine((value) => isCost(String(value)), 'not an amount in USD from 0 to a billion')
  .nullish()
  .transform((value) => (value == null ? null : formatUsd(parseUsdRounded(String(value)) ?? 0n)))

const outcome = {
  status: text,
  checks_passed: count,
  checks_total: count,
  tests_passed: count,
  tests_total: count,
  turns: count,
  cost_usd: cost,
  started_at: instant,
  ended_at: instant,
}

interface Outcome {
  checks_passed: number | null
  checks_total: number | null
  tests_passed: number | null
  tests_total: number | null
  started_at: Date | null
  ended_at: Date | null
}

function refuseContradictions(run: Outcome, context: z.RefinementCtx): void {
  for (const kind of ['checks', 'tests'] as const) {
    const [passed, total] = [run[`${kind}_passed`], run[`${kind}_total`]]
    if (passed !== null && total !== null && passed > total)
      context.addIssue({ code: 'custom', path: [`${kind}_passed`], message: `more than ${kind}_total` })
  }
  if (run.started_at !== null && run.ended_at !== null && run.started_at > run.ended_at)
    context.addIssue({ code: 'custom', path: ['ended_at'], message: 'before started_at' })
}

const runTaskSchema = z
  .object({ task: someText.min(1).refine(isWellFormed, 'holds half of a surrogate pair'), ...outcome })
  .superRefine(refuseContradictions)

export const MOST_TASKS = 200

/**
 * What is said of an agent run (CONTRACT.md §3). Its cost is that of its events; `cost_usd` counts where it has none.
 * A run of several tasks names what each came to in `tasks`; `retry_of` names the run that it tried again; `results` are
 * the test suites that its counts came from, where result files were attached.
 */
export const agentRunSchema = z
  .object({
    framework: text,
    language: text,
    task: text,
    group: text,
    repeat: count,
    model: text,
    ...outcome,
    retry_of: text,
    tags: z
      .record(tagText, tagText)
      .refine((tags) => Object.keys(tags).length <= 50, 'more than 50 tags')
      .nullish()
      .transform((tags) => tags ?? {}),
    tasks: z
      .array(runTaskSchema)
      .max(MOST_TASKS)
      .refine((tasks) => new Set(tasks.map(({ task }) => task)).size === tasks.length, 'names a task twice')
      .nullish()
      .transform((tasks) => tasks ?? []),
    results: z.array(suiteResultSchema).max(MOST_SUITES).nullish(),
  })
  .superRefine(refuseContradictions)

export type AgentRun = z.output<typeof agentRunSchema>
export type AgentRunTask = z.output<typeof runTaskSchema>

/** How what is said of a run came in. */
export type RunOrigin = 'api' | 'push' | 'file' | 'results' | 'hand'

/** Whether a run can have the id: a text of 1 to 512 characters without NUL. */
export function isRunId(id: string): boolean {
  return id !== '' && id.length <= 512 && !id.includes('\0') && isWellFormed(id)
}

function isCost(value: string): boolean {
  const femto = parseUsdRounded(value)
  return femto !== null && femto < 10n ** 24n
}
