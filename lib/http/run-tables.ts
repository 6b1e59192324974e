import type { RunPage } from '../services/runs/get-run-page'
import { flatCells } from './flat-cells'
import { CALL_TOTALS, OUTCOME_COLUMNS, runModelJson, runTaskJson } from './run-json'

export const RUN_TABLES = ['tasks', 'models', 'classes'] as const

const COLUMNS = {
  tasks: ['task', ...OUTCOME_COLUMNS, 'started_at', 'ended_at', 'duration_ms'],
  models: ['model', 'cost_usd', ...CALL_TOTALS],
  classes: ['class', 'quantity', 'cost_usd'],
}

/** A table of a run's page, its columns named also where it has no lines. */
export function runTable(
  { run, byModel, byClass }: RunPage,
  table: (typeof RUN_TABLES)[number],
): { name: string; rows: ReturnType<typeof flatCells>[]; columns: string[]; sums: string[] } {
  const rows = {
    tasks: () => run.tasks.map((task) => flatCells(runTaskJson(task))),
    models: () => byModel.map(runModelJson),
    classes: () =>
      byClass.map(({ costClass, count, costUsd }) => ({
        class: costClass,
        quantity: count,
        cost_usd: costUsd,
      })),
  }
  return {
    // A run's id may be any text; a file's name is plain.
    name: `outlay-run-${table}_${run.id.replace(/[^\w.-]+/g, '-').slice(0, 60)}`,
    rows: rows[table](),
    columns: COLUMNS[table],
    // Not the classes' quantities: searches are no tokens.
    sums: table === 'classes' ? ['cost_usd'] : ['cost_usd', ...CALL_TOTALS],
  }
}
