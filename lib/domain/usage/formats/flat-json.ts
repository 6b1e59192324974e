import { fingerprint } from '../fingerprint'
import { type FlatColumn, type FlatField, flatColumnOf } from './flat-columns'
import { readFlatRecord } from './flat-record'
import {
  asObject,
  asText,
  type JsonObject,
  type LogContext,
  type LogSink,
  type RecordReader,
  TextPool,
} from './log-reader'

/** Reads the flat JSON events of CONTRACT.md §3 (JSONL, an array, or `{"events": []}`) in their usual spellings. */
export class FlatJsonReader implements RecordReader {
  readonly #pool = new TextPool()
  readonly #columns = new Map<string, FlatColumn | null>()
  readonly #seen = new Map<string, number>()

  constructor(readonly context: LogContext) {}

  record(value: unknown, line: number, sink: LogSink) {
    const record = asObject(value)
    if (record === null) return sink.problem(line, 'not a JSON object')
    const values = new Map<FlatField, unknown>()
    const preferences = new Map<FlatField, number>()
    const tags: [string, string][] = []
    this.#collect(record, values, preferences, tags, 0)
    const merged = readTags(values.get('tags'), tags)
    const identity = () => this.#identityOf(record)
    const read = readFlatRecord(values, merged, identity, this.context, line, (text) => this.#pool.keep(text))
    if (read.ok) sink.event(read.event)
    else sink.problem(line, read.message)
  }

  end(): void {}

  #collect(
    record: JsonObject,
    values: Map<FlatField, unknown>,
    preferences: Map<FlatField, number>,
    tags: [string, string][],
    depth: number,
  ) {
    for (const [name, value] of Object.entries(record)) {
      if (value === null || value === undefined) continue
      if (typeof value === 'object' && NESTED.has(name) && depth < 2) {
        const nested = asObject(value)
        if (nested !== null) this.#collect(nested, values, preferences, tags, depth + 1)
        continue
      }
      const tag = /^tags?\.(.+)$/.exec(name)?.[1]
      if (tag !== undefined) {
        tags.push([tag, String(value)])
        continue
      }
      let column = this.#columns.get(name)
      if (column === undefined) {
        column = flatColumnOf(name)
        if (this.#columns.size < 1000) this.#columns.set(name, column)
      }
      if (column === null) continue
      const known = preferences.get(column.field)
      if (known !== undefined && known <= column.preference) continue
      preferences.set(column.field, column.preference)
      values.set(column.field, value)
    }
  }

  /** The same record twice in a file is two calls; the same file again is the same ids. */
  #identityOf(record: JsonObject): string {
    const base = fingerprint(JSON.stringify(record))
    const times = (this.#seen.get(base) ?? 0) + 1
    this.#seen.set(base, times)
    return times === 1 ? `row:${base}` : `row:${base}#${times}`
  }
}

/** Objects in which API replies keep their counts. */
const NESTED = new Set([
  'usage',
  'cache_creation',
  'prompt_tokens_details',
  'input_tokens_details',
  'completion_tokens_details',
  'output_tokens_details',
  'server_tool_use',
])

function readTags(value: unknown, extra: readonly [string, string][]): Record<string, string> | null {
  const object = asObject(value)
  const entries: [string, string][] = [...extra]
  if (object !== null) {
    for (const [name, text] of Object.entries(object)) {
      if (typeof text === 'string' || typeof text === 'number' || typeof text === 'boolean')
        entries.push([name, String(text)])
    }
  }
  const usable = entries.filter(
    ([name, text]) => name !== '__proto__' && asText(name) !== null && asText(text) !== null,
  )
  return usable.length === 0 ? null : Object.fromEntries(usable)
}
