import { isPublishedCsv } from '../compare/read-published-figures'
import type { AgentRun } from './agent-run'
import { parseRunsCsv } from './parse-runs-csv'
import { type RowProblem, readRunRows } from './read-run-rows'

const MOST_ROWS = 10_000

/** What would be read of a table of runs, before any of it is saved. */
export type RunsPreview =
  | { kind: 'empty' | 'published' | 'no_id' | 'too_many' }
  | {
      kind: 'runs'
      runs: { id: string; run: AgentRun }[]
      /** By their lines, from 1. */
      problems: RowProblem[]
      rejected: number
      /** Columns that mean nothing here. */
      ignored: string[]
    }

/** Reads a CSV of runs as the import does. Summaries that somebody published are no runs, and are told apart. */
export function previewRunsCsv(given: string): RunsPreview {
  const text = given.replace(/^\uFEFF/, '')
  if (text.trim() === '') return { kind: 'empty' }
  if (isPublishedCsv(text)) return { kind: 'published' }
  const csv = parseRunsCsv(text)
  if (csv === null) return { kind: 'no_id' }
  if (csv.rows.length > MOST_ROWS) return { kind: 'too_many' }
  const { runs, problems } = readRunRows(csv.rows)
  const rejected = new Set(problems.map(({ place }) => place)).size
  return { kind: 'runs', runs, problems, rejected, ignored: csv.ignored }
}
