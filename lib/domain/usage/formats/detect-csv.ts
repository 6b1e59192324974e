import Papa from 'papaparse'
import { columnKey } from './column-key'
import { countFlatFields } from './flat-csv'
import type { LogFormat } from './log-format'

/** Hundreds of columns are shorter; a first line that goes on for megabytes is no header. */
const LONGEST_HEADER = 64 * 1024

const DELIMITERS = [',', ';', '\t', '|']

export interface CsvHeader {
  delimiter: string
  format: LogFormat
}

/** Whose CSV a header line begins and what separates its cells; null where it is no header of a usage log. */
export function detectCsv(header: string): CsvHeader | null {
  if (header.length > LONGEST_HEADER) return null
  let best: (CsvHeader & { known: number }) | null = null
  for (const delimiter of DELIMITERS) {
    const names = Papa.parse<string[]>(header, { delimiter, preview: 1 }).data[0] ?? []
    const keys = new Set(names.map(columnKey))
    const own = OWN_HEADERS.find(([, wanted]) => wanted.every((key) => keys.has(key)))
    if (own !== undefined) return { delimiter, format: own[0] }
    const known = countFlatFields(names)
    if (known > (best?.known ?? 0)) best = { delimiter, format: 'csv', known }
  }
  return best === null ? null : { delimiter: best.delimiter, format: best.format }
}

/** Columns that only this tool's export has together. */
const OWN_HEADERS: readonly (readonly [LogFormat, readonly string[]])[] = [
  ['cursor', ['date', 'model', 'input_w_cache_write', 'input_w_o_cache_write']],
  ['anthropic', ['usage_date_utc', 'model_version', 'usage_output_tokens']],
  ['anthropic', ['usage_date_utc', 'token_type', 'cost_usd']],
  ['openai', ['start_time', 'end_time', 'start_time_iso', 'end_time_iso']],
  ['openrouter', ['generation_id', 'model_permaslug', 'tokens_prompt']],
  ['openrouter', ['date', 'slug', 'usage', 'byok_usage']],
  ['litellm', ['request_id', 'call_type', 'spend', 'starttime']],
]
