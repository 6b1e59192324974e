import { CLAUDE_NEEDLES, ClaudeReader } from './claude'
import { CODEX_NEEDLES, CodexReader } from './codex'
import type { LogFormat } from './detect'
import { FlatJsonReader } from './flat-json'
import type { LogContext, RecordReader } from './log-reader'

/** The reader of a format whose records are JSON. */
export function createRecordReader(format: Exclude<LogFormat, 'csv'>, context: LogContext): RecordReader {
  switch (format) {
    case 'claude-code':
      return new ClaudeReader(context)
    case 'codex':
      return new CodexReader(context)
    case 'json':
      return new FlatJsonReader(context)
  }
}

/** Texts of which a line must hold one to matter, so that the rest need not be parsed; null where every line matters. */
export function needlesOf(format: LogFormat): readonly string[] | null {
  if (format === 'claude-code') return CLAUDE_NEEDLES
  if (format === 'codex') return CODEX_NEEDLES
  return null
}
