import { asObject, type LogSink, type RecordReader } from './log-reader'

/** Keys under which an answer of an API lists its records. */
export const RECORD_LISTS = [
  'data',
  'events',
  'rows',
  'usage_events',
  'usageEventsDisplay',
  'usageEvents',
] as const

/** The records of a page of an API's answer; the value itself where it is no page. */
export function recordsOf(value: unknown): readonly unknown[] {
  const page = asObject(value)
  if (page === null) return [value]
  for (const key of RECORD_LISTS) if (Array.isArray(page[key])) return page[key] as unknown[]
  return asObject(page.data) === null ? [value] : [page.data]
}

/** Takes pages apart for a reader of single records. */
export class PagedReader implements RecordReader {
  constructor(readonly records: RecordReader) {}

  record(value: unknown, line: number, sink: LogSink): void {
    for (const record of recordsOf(value)) this.records.record(record, line, sink)
  }

  end(sink: LogSink): void {
    this.records.end(sink)
  }
}
