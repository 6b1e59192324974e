import type { LogSink, RecordReader } from '../../domain/usage/formats/log-reader'

/** Gives a record to its reader. One that is nested deeper than the stack is a problem of its line, not of the program. */
export function readSafely(reader: RecordReader, value: unknown, line: number, sink: LogSink): void {
  try {
    reader.record(value, line, sink)
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause
    sink.problem(line, 'nested too deeply: not read')
  }
}
