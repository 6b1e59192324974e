import { z } from 'zod'
import { isWellFormed } from '../well-formed'

const label = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .refine((text) => !text.includes('\0') && isWellFormed(text), 'holds NUL or half of a surrogate pair')
const count = z.int().min(0).max(1_000_000_000)

/** What one test suite of a run came to, by its result file; of one task where `task` is given. */
export const suiteResultSchema = z
  .object({
    as: z.enum(['tests', 'checks']),
    task: label(512)
      .nullish()
      .transform((task) => task ?? null),
    suite: label(512),
    passed: count,
    total: count,
    skipped: count.default(0),
  })
  .refine(({ passed, total }) => passed <= total, { path: ['passed'], message: 'more than total' })

export type SuiteResult = z.output<typeof suiteResultSchema>

export const MOST_SUITES = 1_000

/**
 * The suites of a run with those of one more result file. A suite is known by its name: the same name again replaces
 * what it came to before, so that the same file again changes nothing; other names stand beside.
 */
export function mergeSuites(known: readonly SuiteResult[], given: readonly SuiteResult[]): SuiteResult[] {
  const suites = new Map(known.map((suite) => [placeOf(suite), suite]))
  for (const suite of given) suites.set(placeOf(suite), suite)
  return [...suites.values()]
}

const placeOf = ({ as, task, suite }: SuiteResult): string => JSON.stringify([as, task, suite])

/** What all suites of one kind and task come to together, as fields of an outcome. Skipped tests are in neither figure. */
export function countsOfSuites(
  suites: readonly SuiteResult[],
  of: Pick<SuiteResult, 'as' | 'task'>,
): Record<string, number> {
  const own = suites.filter(({ as, task }) => as === of.as && task === of.task)
  return {
    [`${of.as}_passed`]: own.reduce((sum, { passed }) => sum + passed, 0),
    [`${of.as}_total`]: own.reduce((sum, { total }) => sum + total, 0),
  }
}
