import { isAnthropicRecord } from './anthropic'
import { isCursorRecord } from './cursor'
import { type CsvHeader, detectCsv } from './detect-csv'
import { flatColumnOf } from './flat-columns'
import { isGeminiRecord } from './gemini-cli'
import { isLiteLlmRecord } from './litellm'
import type { LogFormat } from './log-format'
import { asObject, type JsonObject } from './log-reader'
import { isOpenAiRecord } from './openai'
import { isOpenRouterRecord } from './openrouter'
import { recordsOf } from './paged-reader'
import { isQwenRecord } from './qwen-code'

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

/** Records that only one tool writes, by what is in them; the first that fits. */
const TOOLS: readonly (readonly [LogFormat, (record: JsonObject) => boolean])[] = [
  ['qwen-code', isQwenRecord],
  ['gemini-cli', isGeminiRecord],
  ['codex', isCodexRecord],
  ['claude-code', isClaudeRecord],
  ['cursor', isCursorRecord],
  ['litellm', isLiteLlmRecord],
  ['openrouter', isOpenRouterRecord],
  ['anthropic', isAnthropicRecord],
  ['openai', isOpenAiRecord],
]

/** Which agent or tool wrote a record, or a page of records, by its shape alone; null where it is of no usage log. */
export function detectRecord(value: unknown): LogFormat | null {
  const record = asObject(value)
  if (record === null) return null
  const tool = toolOf(record) ?? toolOf(asObject(recordsOf(record)[0]))
  return tool ?? (isFlatRecord(record) ? 'json' : null)
}

function toolOf(record: JsonObject | null): LogFormat | null {
  if (record === null) return null
  return TOOLS.find(([, isOf]) => isOf(record))?.[0] ?? null
}

function isFlatRecord(record: JsonObject): boolean {
  const fields = new Set<string>()
  for (const name of Object.keys(record).concat(Object.keys(asObject(record.usage) ?? {}))) {
    const column = flatColumnOf(name)
    if (column !== null) fields.add(column.field)
  }
  const carries = ['input', 'inputInclusive', 'output', 'cost'].some((field) => fields.has(field))
  return fields.has('timestamp') && carries
}

function isCodexRecord({ type, payload }: JsonObject): boolean {
  return (
    typeof type === 'string' && CODEX_TYPES.has(type) && (asObject(payload) !== null || type.includes('.'))
  )
}

function isClaudeRecord(record: JsonObject): boolean {
  const { type } = record
  if (typeof type !== 'string' || !CLAUDE_TYPES.has(type)) return false
  if (type === 'result') return 'modelUsage' in record || 'total_cost_usd' in record || 'usage' in record
  if (type === 'assistant' || type === 'user') return asObject(record.message) !== null
  return true
}

/** What the first lines of a text tell of it: JSON records of a format, or a CSV. */
export type DetectedLines = { kind: 'json'; format: LogFormat } | ({ kind: 'csv' } & CsvHeader)

/** By the first record that says it, else by a CSV header; null where neither does. Asks for no more lines than it needs. */
export function detectLines(lines: Iterable<string>): DetectedLines | null {
  let header: string | undefined
  for (const line of lines) {
    const text = line.trim()
    if (text !== '') header ??= line
    if (!text.startsWith('{')) continue
    try {
      const format = detectRecord(JSON.parse(text))
      if (format !== null) return { kind: 'json', format }
    } catch {
      // A cut or broken line; the next one may tell.
    }
  }
  const csv = header === undefined ? null : detectCsv(header)
  return csv === null ? null : { kind: 'csv', ...csv }
}
