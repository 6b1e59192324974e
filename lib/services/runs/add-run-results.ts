import { inOrganizationSql } from '../../data/database'
import { ProductError } from '../../domain/errors'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { changeRun, changeTask, placeTask } from '../../domain/runs/change-run'
import { parseJunit } from '../../domain/runs/parse-junit'
import type { ParsedResults, ParsedSuite } from '../../domain/runs/parsed-results'
import type { RunView } from '../../domain/runs/run-view'
import type { SaidOfRun } from '../../domain/runs/said-of-run'
import { countsOfSuites, MOST_SUITES, mergeSuites, type SuiteResult } from '../../domain/runs/suite-result'
import { changeAgentRun } from './change-agent-run'
import { findRun } from './get-run'
import { parseTap } from './parse-tap'

export interface RunResults {
  text: string
  /** `auto`: told by how the text begins. */
  format: 'junit' | 'tap' | 'auto'
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
  const { suites, failures, notes } = parse(results)
  const userId = caller.kind === 'member' ? caller.userId : null
  const { run, isNew } = await inOrganizationSql(caller.organizationId, async (tx) => {
    const isNew = await changeAgentRun(tx, {
      id,
      origin: 'results',
      userId,
      by: (known) => merged(known, suites, results),
    })
    return { isNew, run: (await findRun(tx, id)).run }
  })
  return { ...asOne(suites, ''), failures, notes, run, isNew }
}

function parse({ text, format, suite }: RunResults): ParsedResults {
  const isXml = format === 'junit' || (format === 'auto' && text.trimStart().startsWith('<'))
  const parsed = isXml ? parseJunit(text) : parseTap(text)
  if (typeof parsed === 'string') throw new ProductError('unprocessable', `The file ${parsed}.`)
  return suite === null ? parsed : { ...parsed, suites: [asOne(parsed.suites, suite)] }
}

function asOne(suites: readonly ParsedSuite[], suite: string): ParsedSuite {
  const sum = (name: 'passed' | 'total' | 'skipped') => suites.reduce((all, one) => all + one[name], 0)
  return { suite, passed: sum('passed'), total: sum('total'), skipped: sum('skipped') }
}

function merged(
  known: SaidOfRun,
  suites: readonly ParsedSuite[],
  { as, task }: Pick<RunResults, 'as' | 'task'>,
): Readonly<Record<string, unknown>> {
  const placed = task === null ? known : placeTask(known, task)
  // The one task of a run is the run.
  const own = placed.tasks.length === 0 ? null : task
  const results = mergeSuites(
    placed.results,
    suites.map((suite): SuiteResult => ({ ...suite, as, task: own })),
  )
  if (results.length > MOST_SUITES) {
    throw new ProductError(
      'unprocessable',
      `With this file the run would have ${results.length} suites; ${MOST_SUITES} are kept apart. Name the file as one with suite=.`,
    )
  }
  const counts = countsOfSuites(results, { as, task: own })
  const said = { ...placed, results }
  return own === null ? changeRun(said, counts, 'set') : changeTask(said, own, counts, 'set')
}
