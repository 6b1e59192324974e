import { ProductError } from '../domain/errors'
import { parseRunsCsv } from '../domain/runs/parse-runs-csv'
import type { RunRow } from '../domain/runs/read-run-rows'
import { readBody } from './read-body'

const MOST_BYTES = 20_000_000
const MOST_ROWS = 10_000

export interface SentRuns {
  rows: RunRow[]
  /** What `place` counts: lines from 1, or the elements of a list from 0. */
  placesAre: 'line' | 'index'
  ignoredColumns: string[]
}

/** The runs of a request to `POST /api/v1/runs`: a JSON array, `{"runs": […]}`, NDJSON or CSV. */
export async function readRuns(request: Request): Promise<SentRuns> {
  const bytes = await readBody(request, MOST_BYTES)
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? ''
  const sent = rowsOf(bytes.toString('utf8').replace(/^\ufeff/, ''), type)
  if (sent.rows.length > MOST_ROWS) {
    throw new ProductError(
      'too_large',
      `A request may have ${MOST_ROWS} rows at most; this one has ${sent.rows.length}.`,
    )
  }
  return sent
}

function rowsOf(text: string, type: string): SentRuns {
  if (type === 'text/csv' || type === 'application/csv') {
    const csv = parseRunsCsv(text)
    if (!csv) throw new ProductError('invalid', 'The first line must name the columns, one of them "id".')
    return { rows: csv.rows, placesAre: 'line', ignoredColumns: csv.ignored }
  }
  if (/^application\/(x-)?(nd-?json|jsonl(ines)?)$/.test(type))
    return { rows: fromLines(text), placesAre: 'line', ignoredColumns: [] }
  return {
    rows: listOf(text).map((json, place) => ({ place, json })),
    placesAre: 'index',
    ignoredColumns: [],
  }
}

function fromLines(text: string): RunRow[] {
  return text.split('\n').flatMap((line, index): RunRow[] => {
    if (line.trim() === '') return []
    try {
      return [{ place: index + 1, json: JSON.parse(line) as unknown }]
    } catch (error) {
      return [{ place: index + 1, problem: `not valid JSON: ${error instanceof Error ? error.message : ''}` }]
    }
  })
}

function listOf(text: string): unknown[] {
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch (error) {
    const why = error instanceof Error ? error.message : ''
    throw new ProductError(
      'invalid',
      `The body is not valid JSON: ${why} (CSV wants Content-Type: text/csv, lines of JSON application/x-ndjson)`,
    )
  }
  const list =
    typeof document === 'object' && document !== null && 'runs' in document ? document.runs : document
  if (!Array.isArray(list))
    throw new ProductError('invalid', 'Send a JSON array of runs, {"runs": […]}, NDJSON or CSV.')
  return list
}
