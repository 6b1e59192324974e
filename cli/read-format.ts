import { LOG_FORMATS, type LogFormat } from '../lib/domain/usage/formats/log-format'
import { BadUsageError } from './bad-usage'

const OTHER_NAMES: Readonly<Record<string, LogFormat>> = {
  jsonl: 'json',
  ndjson: 'json',
  claude: 'claude-code',
  gemini: 'gemini-cli',
  qwen: 'qwen-code',
  tsv: 'csv',
}

/** The format that was asked for, in any of its names; throws a BadUsageError on others. */
export function readFormat(text: string): LogFormat | 'auto' {
  const name = Object.hasOwn(OTHER_NAMES, text) ? OTHER_NAMES[text] : text
  const format = (['auto', ...LOG_FORMATS] as const).find((known) => known === name)
  if (format === undefined)
    throw new BadUsageError(`--format ${text}: one of auto, ${LOG_FORMATS.join(', ')}`)
  return format
}
