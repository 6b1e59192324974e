import { femtoOf } from '../display/display-usd'
import type { RunView } from './run-view'

/** Columns that runs are listed and sorted by. */
export const RUN_COLUMNS = [
  'run',
  'framework',
  'task',
  'group',
  'repeat',
  'model',
  'began',
  'duration',
  'turns',
  'checks',
  'tests',
  'passed',
  'cost',
] as const
export type RunColumn = (typeof RUN_COLUMNS)[number]

/** The tasks that a run is of, in words; null where it names none. */
export function taskText(run: Pick<RunView, 'task' | 'tasks'>): string | null {
  if (run.task !== null) return run.task
  return run.tasks.flatMap(({ task }) => task ?? []).join(' + ') || null
}

/** Runs by a column. What has no value comes last either way; equal ones newest first, then by id. */
export function sortRuns(
  runs: readonly RunView[],
  { column, isDescending }: { column: RunColumn; isDescending: boolean },
): RunView[] {
  const sign = isDescending ? -1 : 1
  return runs
    .map((run) => ({ run, key: keyOf(run, column) }))
    .sort((a, b) => {
      if (a.key === null || b.key === null)
        return Number(a.key === null) - Number(b.key === null) || byAge(a.run, b.run)
      return sign * compare(a.key, b.key) || byAge(a.run, b.run)
    })
    .map(({ run }) => run)
}

type Key = string | number | bigint

function keyOf(run: RunView, column: RunColumn): Key | null {
  switch (column) {
    case 'run':
      return run.id
    case 'task':
      return taskText(run)
    case 'began':
      return run.beganAtMs
    case 'duration':
      return run.durationMs
    case 'checks':
      return share(run.checksPassed, run.checksTotal)
    case 'tests':
      return share(run.testsPassed, run.testsTotal)
    case 'passed':
      return run.passed === null ? null : Number(run.passed)
    case 'cost':
      return run.costUsd === null ? null : femtoOf(run.costUsd)
    default:
      return run[column]
  }
}

// For the order only.
function share(passed: number | null, total: number | null): number | null {
  if (passed === null) return null
  return total === null || total === 0 ? passed : passed / total
}

function byAge(a: RunView, b: RunView): number {
  return compare(b.beganAtMs ?? -Infinity, a.beganAtMs ?? -Infinity) || compare(a.id, b.id)
}

function compare(a: Key, b: Key): number {
  if (typeof a === 'string' && typeof b === 'string') return a.localeCompare(b, 'en', { numeric: true })
  return a < b ? -1 : a > b ? 1 : 0
}
