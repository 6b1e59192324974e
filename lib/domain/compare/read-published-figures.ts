import Papa from 'papaparse'
import { type PublishedFigure, publishedFigureSchema } from './published-figure'

export interface ReadFigures {
  figures: PublishedFigure[]
  problems: { line: number; message: string }[]
}

const NEEDED = ['statistic', 'cost_usd']

/** Whether a CSV's header is that of published summaries (group, framework, statistic, cost_usd …). */
export function isPublishedCsv(csv: string): boolean {
  const [header = ''] = csv.split(/\r?\n/, 1)
  const columns = header
    .toLowerCase()
    .split(/[,;\t]/)
    .map(plain)
  return NEEDED.every((column) => columns.includes(column))
}

/** Reads published summaries from CSV with a header; a row that can't be read is named by its line. */
export function readPublishedCsv(csv: string): ReadFigures {
  const parsed = Papa.parse<Record<string, string>>(csv.replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: 'greedy',
    transformHeader: plain,
  })
  const missing = NEEDED.filter((column) => !parsed.meta.fields?.includes(column))
  if (missing.length > 0)
    return { figures: [], problems: [{ line: 1, message: `The header lacks ${missing.join(' and ')}.` }] }
  const read = readPublishedRows(parsed.data.map((row, index) => ({ row, line: index + 2 })))
  const broken = parsed.errors.map(({ row = 0, message }) => ({ line: row + 2, message }))
  return { figures: read.figures, problems: [...read.problems, ...broken].sort((a, b) => a.line - b.line) }
}

/** Reads figures given one by one; those that do not fit are named by their place. */
export function readPublishedRows(rows: readonly { row: unknown; line: number }[]): ReadFigures {
  const figures: PublishedFigure[] = []
  const problems: ReadFigures['problems'] = []
  for (const { row, line } of rows) {
    const parsed = publishedFigureSchema.safeParse(row)
    if (parsed.success) figures.push(parsed.data)
    else
      problems.push({
        line,
        message: parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '),
      })
  }
  return { figures, problems }
}

const plain = (header: string): string =>
  header.trim().replace(/^"|"$/g, '').toLowerCase().replaceAll(' ', '_')
