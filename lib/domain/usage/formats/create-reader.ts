import { AnthropicReader } from './anthropic'
import { CLAUDE_NEEDLES, ClaudeReader } from './claude'
import { CODEX_NEEDLES, CodexReader } from './codex'
import type { RowReader } from './csv-rows'
import { CursorReader } from './cursor'
import { detectCsv } from './detect-csv'
import { FlatCsvReader } from './flat-csv'
import { FlatJsonReader } from './flat-json'
import { GEMINI_NEEDLES, GeminiReader } from './gemini-cli'
import { LiteLlmReader } from './litellm'
import type { LogFormat } from './log-format'
import type { LogContext, RecordReader } from './log-reader'
import { OpenAiReader } from './openai'
import { OpenRouterReader } from './openrouter'
import { PagedReader } from './paged-reader'
import { QWEN_NEEDLES, QwenReader } from './qwen-code'
import { RecordCsvReader } from './record-csv'

/** The reader of a format whose records are JSON. */
export function createRecordReader(format: LogFormat, context: LogContext): RecordReader {
  return createToolReader(format, context) ?? new FlatJsonReader(context)
}

/** The reader of a CSV that begins with this header: its tool's own, else of any columns with usual names. */
export function createRowReader(header: string, format: LogFormat | 'auto', context: LogContext): RowReader {
  const detected = detectCsv(header)
  const delimiter = detected?.delimiter ?? ','
  const tool = createToolReader(format === 'auto' ? (detected?.format ?? 'csv') : format, context)
  return tool === null ? new FlatCsvReader(context, delimiter) : new RecordCsvReader(tool, delimiter)
}

function createToolReader(format: LogFormat, context: LogContext): RecordReader | null {
  switch (format) {
    case 'claude-code':
      return new ClaudeReader(context)
    case 'codex':
      return new CodexReader(context)
    case 'gemini-cli':
      return new GeminiReader(context)
    case 'qwen-code':
      return new QwenReader(context)
    case 'cursor':
      return new PagedReader(new CursorReader(context))
    case 'litellm':
      return new PagedReader(new LiteLlmReader(context))
    case 'openrouter':
      return new PagedReader(new OpenRouterReader(context))
    case 'anthropic':
      return new PagedReader(new AnthropicReader(context))
    case 'openai':
      return new PagedReader(new OpenAiReader(context))
    case 'json':
    case 'csv':
      return null
  }
}

/** Texts of which a line must hold one to matter, so that the rest need not be parsed; null where every line matters. */
export function needlesOf(format: LogFormat): readonly string[] | null {
  if (format === 'claude-code') return CLAUDE_NEEDLES
  if (format === 'codex') return CODEX_NEEDLES
  if (format === 'gemini-cli') return GEMINI_NEEDLES
  if (format === 'qwen-code') return QWEN_NEEDLES
  return null
}
