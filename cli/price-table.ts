import Table from 'cli-table3'
import type { LogDimension, LogFigures, LogReport } from '../lib/domain/usage/spend-report'

interface TableContext {
  tz: string
  /** Null: not worth a line. */
  filesRead: number | null
  duplicates: number
  width: number
}

const COLUMNS: readonly { title: string; of: (figures: LogFigures) => string; width: number }[] = [
  { title: 'Calls', of: (f) => count(f.events), width: 60 },
  { title: 'Input', of: (f) => count(f.input_tokens), width: 80 },
  { title: 'Output', of: (f) => count(f.output_tokens), width: 70 },
  { title: 'Cache read', of: (f) => count(f.cache_read_tokens), width: 95 },
  { title: 'Cache write', of: (f) => count(f.cache_write_5m_tokens + f.cache_write_1h_tokens), width: 110 },
]

/** The report as a table that fits the terminal: narrow ones lose token columns first, never the cost. */
export function formatPriceTable(
  report: LogReport,
  by: readonly LogDimension[],
  context: TableContext,
): string {
  const columns = COLUMNS.filter((column) => context.width >= column.width)
  const labels = by.map((dimension) => dimension.charAt(0).toUpperCase() + dimension.slice(1))
  const table = new Table({
    head: [...labels, ...columns.map((column) => column.title), 'Cost'],
    colAligns: [...by.map(() => 'left' as const), ...columns.map(() => 'right' as const), 'right'],
    style: { head: [], border: [], compact: true, 'padding-left': 1, 'padding-right': 1 },
    chars: PLAIN,
  })
  for (const row of report.rows) {
    const values = by.map((dimension) => shorten(row[dimension] ?? '(none)', context.width, by.length))
    table.push([...values, ...columns.map((column) => column.of(row)), cost(row)])
  }
  const totals = by.map((_, i) => (i === 0 ? 'Total' : ''))
  table.push([...totals, ...columns.map((column) => column.of(report.total)), cost(report.total)])
  const lines = table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
  return `${withRules(lines)}\n${notes(report, context)}`
}

const PLAIN = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: ' ',
}

function withRules(lines: string[]): string {
  const width = Math.max(...lines.map((line) => line.length))
  const rule = '─'.repeat(width)
  const body = lines.filter((line) => line !== '')
  return [body[0] ?? '', rule, ...body.slice(1, -1), rule, body.at(-1) ?? ''].join('\n')
}

function notes(report: LogReport, context: TableContext): string {
  const { total } = report
  const lines: string[] = []
  if (context.filesRead !== null) {
    const left = `${plural(context.duplicates, 'duplicate line')} left out`
    lines.push(`${plural(context.filesRead, 'file')} read, days of ${context.tz}, ${left}.`)
  }
  if (total.lower_bound_events > 0) {
    lines.push(
      `At least: ${plural(total.lower_bound_events, 'call')} come from logs that hold placeholders as output tokens.`,
    )
  }
  if (total.unpriced_events > 0) {
    const models = report.unpricedModels.slice(0, 5).map(({ model, events }) => `${model} (${count(events)})`)
    const more = report.unpricedModels.length > 5 ? ' …' : ''
    lines.push(
      `No price for ${plural(total.unpriced_events, 'call')}, in no sum: ${models.join(', ')}${more}.`,
    )
  }
  return lines.length === 0 ? '' : `\n${lines.join('\n')}\n`
}

function cost(figures: LogFigures): string {
  if (figures.cost_usd === null) return 'unknown'
  // Cents, but where there is less than a dollar its parts.
  const amount = `$${groupDigits(roundTo(figures.cost_usd, figures.cost_usd.startsWith('0.') ? 4 : 2))}`
  return figures.lower_bound_events > 0 || figures.unpriced_events > 0 ? `≥ ${amount}` : amount
}

/** Rounds a decimal text half up for display, to two places at least; what is smaller than that shows its first digits. */
function roundTo(decimal: string, places: number): string {
  const [whole = '0', fraction = ''] = decimal.split('.')
  if (fraction.length <= places) return `${whole}.${fraction.padEnd(2, '0')}`
  const scaled = BigInt(whole + fraction.slice(0, places)) + (Number(fraction[places]) >= 5 ? 1n : 0n)
  if (scaled === 0n) return decimal.replace(/^(0\.0*[1-9]\d?).*$/, '$1')
  const digits = scaled.toString().padStart(places + 1, '0')
  return `${digits.slice(0, -places)}.${digits.slice(-places).replace(/0+$/, '').padEnd(2, '0')}`
}

const groupDigits = (decimal: string): string => decimal.replace(/\B(?=(\d{3})+(?=\.|$))(?<!\.\d*)/g, ',')
const count = (n: number): string => n.toLocaleString('en-US')
const plural = (n: number, noun: string): string => `${count(n)} ${noun}${n === 1 ? '' : 's'}`

function shorten(text: string, width: number, columns: number): string {
  const room = Math.max(12, Math.floor((width - 40) / columns))
  // Control characters from a log must not reach the terminal.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is the point
  const safe = text.replace(/[\u0000-\u001f\u007f-\u009f]/g, '\ufffd')
  return safe.length <= room ? safe : `${safe.slice(0, room - 1)}…`
}

/** Bytes as people read them. */
export function formatBytes(bytes: number): string {
  if (bytes < 1e6) return `${Math.round(bytes / 1e3)} kB`
  return bytes < 1e9 ? `${Math.round(bytes / 1e6)} MB` : `${(bytes / 1e9).toFixed(1)} GB`
}
