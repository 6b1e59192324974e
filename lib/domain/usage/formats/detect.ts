import { flatColumnOf } from './flat-columns'
import { sniffCsv } from './flat-csv'
import { asObject } from './log-reader'

export type LogFormat = 'claude-code' | 'codex' | 'json' | 'csv'

export const LOG_FORMATS: readonly LogFormat[] = ['claude-code', 'codex', 'json', 'csv']

const CODEX_TYPES = new Set([
  'session_meta',
  'turn_context',
  'event_msg',
  'response_item',
  'compacted',
  'thread.started',
  'turn.started',
  'turn.completed',
  'item.completed',
])
const CLAUDE_TYPES = new Set([
  'assistant',
  'user',
  'system',
  'summary',
  'progress',
  'result',
  'attachment',
  'queue-operation',
  'file-history-snapshot',
  'last-prompt',
  'custom-title',
  'agent-name',
  'permission-mode',
])

/** Which agent or tool wrote a record, by its shape alone; null where it is no record of a usage log. */
export function detectRecord(value: unknown): LogFormat | null {
  const record = asObject(value)
  if (record === null) return null
  const type = record.type
  if (typeof type === 'string') {
    if (CODEX_TYPES.has(type) && (asObject(record.payload) !== null || type.includes('.'))) return 'codex'
    if (CLAUDE_TYPES.has(type) && isClaudeRecord(record, type)) return 'claude-code'
  }
  const fields = new Set<string>()
  for (const name of Object.keys(record).concat(Object.keys(asObject(record.usage) ?? {}))) {
    const column = flatColumnOf(name)
    if (column !== null) fields.add(column.field)
  }
  const carries = ['input', 'inputInclusive', 'output', 'cost'].some((field) => fields.has(field))
  return fields.has('timestamp') && carries ? 'json' : null
}

function isClaudeRecord(record: Readonly<Record<string, unknown>>, type: string): boolean {
  if (type === 'result') return 'modelUsage' in record || 'total_cost_usd' in record || 'usage' in record
  if (type === 'assistant' || type === 'user') return 'message' in record
  return true
}

/** The format of the first lines of a text: of the first record that says it, else of a CSV header. Asks for no more lines than it needs. */
export function detectLines(lines: Iterable<string>): LogFormat | null {
  let header: string | undefined
  for (const line of lines) {
    const text = line.trim()
    if (text !== '') header ??= line
    if (!text.startsWith('{')) continue
    try {
      const format = detectRecord(JSON.parse(text))
      if (format !== null) return format
    } catch {
      // A cut or broken line; the next one may tell.
    }
  }
  return header !== undefined && sniffCsv(header) !== null ? 'csv' : null
}
