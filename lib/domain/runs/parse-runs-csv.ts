import Papa from 'papaparse'
import { ownEntry } from '../own-entry'
import type { RunRow } from './read-run-rows'

const TEXTS = [
  'id',
  'framework',
  'language',
  'task',
  'group',
  'model',
  'status',
  'retry_of',
  'started_at',
  'ended_at',
]
const COUNTS = ['repeat', 'checks_passed', 'checks_total', 'tests_passed', 'tests_total', 'turns']

// The names that other tables give to the same.
const ALIASES: Readonly<Record<string, string>> = {
  ...{ run: 'id', run_id: 'id', agent_run: 'id', agent_run_id: 'id' },
  ...{ lang: 'language', stack: 'framework', task_type: 'task', task_name: 'task', task_id: 'task' },
  ...{ group_name: 'group', variant: 'group', condition: 'group', repetition: 'repeat', attempt: 'repeat' },
  ...{ model_name: 'model', result: 'status', outcome: 'status', retry: 'retry_of', retries: 'retry_of' },
  ...{ passed_checks: 'checks_passed', total_checks: 'checks_total', checks: 'checks_total' },
  ...{ passed_tests: 'tests_passed', total_tests: 'tests_total', tests: 'tests_total', num_turns: 'turns' },
  ...{ cost: 'cost_usd', total_cost_usd: 'cost_usd', total_cost: 'cost_usd', usd: 'cost_usd' },
  ...{ start: 'started_at', start_time: 'started_at', started: 'started_at' },
  ...{ end: 'ended_at', end_time: 'ended_at', ended: 'ended_at', finished_at: 'ended_at' },
}

const KNOWN = new Set([...TEXTS, ...COUNTS, 'cost_usd', 'reported_cost_usd', 'tags'])

export interface RunsCsv {
  rows: RunRow[]
  /** Columns that mean nothing here. */
  ignored: string[]
}

/**
 * Reads a CSV of runs with a header of the field names (or what other tables call them; `tags.NAME` for a tag). The
 * rows are numbered by their lines. Null where no column is an id, without which nothing can be told apart.
 */
export function parseRunsCsv(text: string): RunsCsv | null {
  const { data, errors } = Papa.parse<string[]>(text, { skipEmptyLines: false })
  const broken = new Map(errors.map(({ row, message }) => [row, message]))
  const [header = [], ...body] = data
  const columns = header.map(columnOf)
  if (!columns.includes('id')) return null
  const rows: RunRow[] = []
  let line = 1 + linesIn(header)
  for (const [index, cells] of body.entries()) {
    const place = line
    line += linesIn(cells)
    if (cells.every((cell) => cell.trim() === '')) continue
    const problem =
      broken.get(index + 1) ?? (cells.length > columns.length ? 'more cells than columns' : null)
    rows.push(problem ? { place, problem } : { place, json: rowOf(columns, cells) })
  }
  return { rows, ignored: header.filter((name, index) => columns[index] === null && name.trim() !== '') }
}

const linesIn = (cells: readonly string[]): number =>
  1 + cells.reduce((lines, cell) => lines + cell.split('\n').length - 1, 0)

function columnOf(name: string): string | null {
  const tag = /^tags?[._](.+)$/i.exec(name.trim())?.[1]
  if (tag !== undefined) return `tags.${tag}`
  const key = name
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
  const known = ownEntry(ALIASES, key) ?? key
  return KNOWN.has(known) ? known : null
}

function rowOf(columns: readonly (string | null)[], cells: readonly string[]): object {
  const fields = new Map<string, unknown>()
  const tags = new Map<string, string>()
  for (const [index, cell] of cells.entries()) {
    const column = columns[index] ?? null
    const value = cell.trim()
    if (column === null || value === '') continue
    if (column.startsWith('tags.')) tags.set(column.slice(5), value)
    else if (!fields.has(column)) fields.set(column, cellValue(column, value))
  }
  // A table of runs that was taken from here has both: what was measured is its events', not said of the run.
  if (columns.includes('reported_cost_usd')) fields.set('cost_usd', fields.get('reported_cost_usd') ?? null)
  const given = fields.get('tags')
  if (tags.size > 0 && !fields.has('tags')) fields.set('tags', Object.fromEntries(tags))
  else if (tags.size > 0 && typeof given === 'object')
    fields.set('tags', { ...given, ...Object.fromEntries(tags) })
  return Object.fromEntries(fields)
}

function cellValue(column: string, text: string): unknown {
  if (COUNTS.includes(column)) return /^\d{1,10}$/.test(text) ? Number(text) : text
  if (column === 'cost_usd' || column === 'reported_cost_usd') return text.replace(/^\$\s*/, '')
  if (column !== 'tags') return text
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}
