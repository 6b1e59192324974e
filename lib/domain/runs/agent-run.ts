import { z } from 'zod'
import { formatUsd, parseUsdRounded } from '../money'
import { parseInstant } from '../usage/parse-timestamp'
import { isWellFormed, wellFormed } from '../well-formed'

const text = z
  .string()
  .max(512)
  .refine((value) => !value.includes('\0'), 'holds NUL')
  .nullish()
  .transform((value) => (value ? wellFormed(value) : null))
const tagText = z
  .string()
  .max(512)
  .refine((value) => !value.includes('\0'), 'holds NUL')
  .refine(isWellFormed, 'holds half of a surrogate pair')
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

/** What is said of an agent run (CONTRACT.md §3). Its cost is that of its events; `cost_usd` counts where it has none. */
export const agentRunSchema = z
  .object({
    framework: text,
    language: text,
    task: text,
    group: text,
    repeat: count,
    model: text,
    status: text,
    checks_passed: count,
    checks_total: count,
    tests_passed: count,
    tests_total: count,
    cost_usd: z
      .union([z.string(), z.number()])
      .refine((value) => isCost(String(value)), 'not an amount in USD from 0 to a billion')
      .nullish()
      .transform((value) => (value == null ? null : formatUsd(parseUsdRounded(String(value)) ?? 0n))),
    started_at: instant,
    ended_at: instant,
    tags: z
      .record(tagText, tagText)
      .refine((tags) => Object.keys(tags).length <= 50, 'more than 50 tags')
      .nullish()
      .transform((tags) => tags ?? {}),
  })
  .refine(
    (run) => run.checks_passed === null || run.checks_total === null || run.checks_passed <= run.checks_total,
    {
      path: ['checks_passed'],
      error: 'more than checks_total',
    },
  )
  .refine(
    (run) => run.tests_passed === null || run.tests_total === null || run.tests_passed <= run.tests_total,
    {
      path: ['tests_passed'],
      error: 'more than tests_total',
    },
  )
  .refine((run) => run.started_at === null || run.ended_at === null || run.started_at <= run.ended_at, {
    path: ['ended_at'],
    error: 'before started_at',
  })

export type AgentRun = z.output<typeof agentRunSchema>

function isCost(value: string): boolean {
  const femto = parseUsdRounded(value)
  return femto !== null && femto < 10n ** 24n
}
