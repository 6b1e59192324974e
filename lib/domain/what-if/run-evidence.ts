import type { PriceBook } from '../pricing/price-book'
import { mainModelOf, passedOf, type RunRecord } from '../runs/run-record'
import type { SpendFilters } from '../usage/spend'
import { canonicalModel } from './model-map'
import type { RunEvidence } from './what-if-report'

/**
 * Judged runs by the one model that they are of (`mainModelOf`), by its catalogue name. A run of several says nothing of
 * any of them alone. Filters of framework, task and run count; others are of calls.
 */
export function runEvidence(
  runs: readonly RunRecord[],
  filters: SpendFilters,
  book: PriceBook,
): ReadonlyMap<string, RunEvidence> {
  const evidence = new Map<string, RunEvidence>()
  for (const run of runs) {
    const passed = passedOf(run)
    if (passed === null || !isWanted(run, filters)) continue
    const main = mainModelOf(run)
    if (main === null) continue
    const model = canonicalModel(book, null, main)
    const { runs: before, passed: good } = evidence.get(model) ?? { runs: 0, passed: 0 }
    evidence.set(model, { runs: before + 1, passed: good + (passed ? 1 : 0) })
  }
  return evidence
}

function isWanted(run: RunRecord, filters: SpendFilters): boolean {
  const { framework, task, run: ids } = filters
  return (
    (framework?.includes(run.framework) ?? true) &&
    (task?.includes(run.task) ?? true) &&
    (ids?.includes(run.id) ?? true)
  )
}
