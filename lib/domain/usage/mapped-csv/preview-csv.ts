import { CsvRows, type RowReader } from '../formats/csv-rows'
import type { FlatRead } from '../formats/flat-record'
import type { CsvMapping } from './csv-mapping'
import { MappedCsvReader } from './mapped-csv-reader'

export interface PreviewRow {
  line: number
  read: FlatRead
}

export interface CsvPreview {
  rows: PreviewRow[]
  /** What is wrong with the text itself: a quote that is never closed, columns that are not there. */
  problems: { line: number; message: string }[]
}

const CONTEXT = { fileName: '', undatedAtMs: 0, withSourceRef: false }

/** The first rows of a CSV as they will be read: by the reader that reads the whole of it. `isWhole`: no more text follows. */
export function previewCsv(
  text: string,
  mapping: CsvMapping,
  { isWhole, limit }: { isWhole: boolean; limit: number },
): CsvPreview {
  const preview: CsvPreview = { rows: [], problems: [] }
  const reader = new MappedCsvReader(mapping, CONTEXT)
  const problem = (line: number, message: string) => preview.problems.push({ line, message })
  const sink = { event: () => undefined, problem }
  const watched: RowReader = {
    delimiter: mapping.delimiter,
    header: (cells) => reader.header(cells, sink),
    row: (cells, line) => {
      if (preview.rows.length < limit && reader.missing.length === 0)
        preview.rows.push({ line, read: reader.read(cells, line) })
    },
    end: () => undefined,
  }
  const rows = new CsvRows(() => watched)
  rows.write(text, sink)
  if (isWhole) rows.end(sink)
  return preview
}

/** The header and the first rows of a CSV as cells. */
export function readCsvHead(
  text: string,
  delimiter: string,
  { isWhole, limit }: { isWhole: boolean; limit: number },
): { header: string[]; rows: string[][] } {
  const head: { header: string[]; rows: string[][] } = { header: [], rows: [] }
  const reader: RowReader = {
    delimiter,
    header: (cells) => head.header.push(...cells.map((name) => name.trim())),
    row: (cells) => head.rows.length < limit && head.rows.push([...cells]),
    end: () => undefined,
  }
  const sink = { event: () => undefined, problem: () => undefined }
  const rows = new CsvRows(() => reader)
  rows.write(text, sink)
  if (isWhole) rows.end(sink)
  return head
}
