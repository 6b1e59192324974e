import { headerFingerprint } from '@/lib/domain/usage/mapped-csv/csv-mapping'
import { type CsvHead, decodeHead } from '@/lib/domain/usage/mapped-csv/decode-head'
import {
  type CsvMappingDraft,
  guessDelimiter,
  guessMapping,
} from '@/lib/domain/usage/mapped-csv/guess-mapping'
import { readCsvHead } from '@/lib/domain/usage/mapped-csv/preview-csv'
import type { StoredCsvMapping } from '@/lib/domain/usage/mapped-csv/stored-mapping'

// What the preview needs; the rest of the file stays where it is.
const HEAD_BYTES = 64 * 1024
const SAMPLE_ROWS = 100

export interface CsvFile extends CsvHead {
  file: File
}

export interface OpenedCsv {
  header: string[]
  rows: string[][]
  draft: CsvMappingDraft
  /** What is remembered of this header. */
  stored: StoredCsvMapping | null
}

/** The beginning of a file; a sentence that says why there is none. */
export async function openCsv(file: File): Promise<CsvFile | string> {
  const bytes = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer())
  if (bytes.length === 0) return 'The file is empty.'
  const head = decodeHead(bytes, file.size <= HEAD_BYTES)
  if (head === null) return 'This is no text. Unpack an archive first; save a workbook as CSV.'
  return { file, ...head }
}

/** Its columns and first rows, with the mapping that is remembered for them or else the best guess. */
export function readColumns(
  csv: CsvFile,
  known: readonly StoredCsvMapping[],
  timeZone: string,
  asked: CsvMappingDraft['delimiter'] | null = null,
): OpenedCsv {
  const line = /^[^\r\n]*/.exec(csv.text)?.[0] ?? ''
  const delimiter = asked ?? guessDelimiter(line)
  const { header, rows } = readCsvHead(csv.text, delimiter, { isWhole: csv.isWhole, limit: SAMPLE_ROWS })
  const print = headerFingerprint(header)
  const stored = known.find(({ headerFingerprint: one }) => one === print) ?? null
  const draft: CsvMappingDraft = stored
    ? { ...stored.mapping, currency: stored.mapping.currency ?? null }
    : guessMapping(header, rows, { delimiter, timeZone })
  return { header, rows, draft, stored }
}
