import { inOrganizationSql } from '../../data/database'
import { ProductError } from '../../domain/errors'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { changeRun, changeTask } from '../../domain/runs/change-run'
import { parseJunit } from '../../domain/runs/parse-junit'
import type { ParsedResults, ParsedSuite } from '../../domain/runs/parsed-results'
import type { RunView } from '../../domain/runs/run-view'
import type { SaidOfRun } from '../../domain/runs/said-of-run'
import { MOST_SUITES, mergeSuites, type SuiteResult, sumSuites } from '../../domain/runs/suite-result'
import { changeAgentRun } from './change-agent-run'
import { findRun } from './get-run'
import { parseTap } from './parse-tap'

export interface RunResults {
  text: string
  format: 'junit' | 'tap'
  as: 'tests' | 'checks'
  /** The task that they are of; null: of the whole run. */
  task: string | null
  /** What the file is called as one suite; null: its suites are known by their own names. */
  suite: string | null
}

export interface AddedResults {
  /** Of this file alone. */
  passed: number
  total: number
  skipped: number
  failures: readonly string[]
  notes: readonly string[]
  run: RunView
  isNew: boolean
}

/**
 * Takes a file of test results for a run's outcome. Suites of other names add up with those that are there; a suite of
 * the same name replaces what it came to before.
 */
export async function addRunResults(caller: Caller, id: string, results: RunResults): Promise<AddedResults> {
  requireAllowed(caller, 'import_usage')
  const { as, task } = results
  const parsed = parse(results)
  const suites = parsed.suites.map((suite): SuiteResult => ({ ...suite, as, task }))
  const { run, isNew } = await inOrganizationSql(caller.organizationId, async (tx) => {
    const isNew = await changeAgentRun(tx, {
      userId: caller.kind === 'member' ? caller.userId : null,
      id,
      origin: 'results',
      by: (known) => merged(known, suites, { as, task }),
    })
    return { isNew, run: (await findRun(tx, id)).run }
  })
  const of = sumSuites(suites, { as, task })
  const skipped = suites.reduce((sum, suite) => sum + suite.skipped, 0)
  return { ...of, skipped, failures: parsed.failures, notes: parsed.notes, run, isNew }
}

function parse({ text, format, suite }: RunResults): ParsedResults {
  const parsed = format === 'junit' ? parseJunit(text) : parseTap(text)
  if (typeof parsed === 'string') throw new ProductError('unprocessable', `The file ${parsed}.`)
  return suite === null ? parsed : { ...parsed, suites: [asOne(parsed.suites, suite)] }
}

function asOne(suites: readonly ParsedSuite[], suite: string): ParsedSuite {
  const sum = (name: 'passed' | 'total' | 'skipped') => suites.reduce((all, one) => all + one[name], 0)
  return { suite, passed: sum('passed'), total: sum('total'), skipped: sum('skipped') }
}

function merged(known: SaidOfRun, suites: readonly SuiteResult[], of: Pick<SuiteResult, 'as' | 'task'>) {
  const results = mergeSuites(known.results, suites)
  if (results.length > MOST_SUITES) {
    throw new ProductError(
      'unprocessable',
      `With this file the run would have ${results.length} suites; ${MOST_SUITES} are kept apart. Name the file as one with suite=.`,
    )
  }
  const { passed, total } = sumSuites(results, of)
  const outcome = { [`${of.as}_passed`]: passed, [`${of.as}_total`]: total }
  return {
    ...(of.task === null ? changeRun(known, outcome, 'set') : changeTask(known, of.task, outcome, 'set')),
    results,
  }
}
