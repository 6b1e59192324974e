import type { AgentResult } from '../../runs/agent-result'
import type { UsageEvent } from '../usage-event'

/** What the text of a log cannot say by itself. */
export interface LogContext {
  /** Name of the file relative to what the user named; becomes `sourceRef` with the line. */
  fileName: string
  /** When the file was last written: the instant of records that carry none. */
  undatedAtMs: number
  /** False where nobody will look at `sourceRef` (saves memory). */
  withSourceRef: boolean
}

export interface LogSink {
  event(event: UsageEvent): void
  problem(line: number, message: string): void
  /** What an agent said of its run when it ended. */
  result?(result: AgentResult): void
}

/** One log format over parsed JSON records in file order. `end` emits what only the whole file tells. */
export interface RecordReader {
  record(value: unknown, line: number, sink: LogSink): void
  end(sink: LogSink): void
}

export type JsonObject = Readonly<Record<string, unknown>>

export function asObject(value: unknown): JsonObject | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null
}

export const MAX_TEXT = 512

/** Text as it came; null where there is none, or none that may be stored (NUL, over 512 characters). */
export function asText(value: unknown): string | null {
  if (typeof value !== 'string' || value === '') return null
  return value.length > MAX_TEXT || value.includes('\0') ? null : value
}

/** The last part of a working directory, on any system: what people call the project. */
export function projectOfPath(cwd: string | null): string | null {
  if (cwd === null) return null
  const parts = cwd.split(/[\\/]+/).filter((part) => part !== '')
  return parts.at(-1) ?? null
}

/** The same text in memory of its own: a piece that was cut out of a chunk keeps the whole chunk alive. */
export const detach = (text: string): string => `${text} `.slice(0, -1)

/** One string object for each distinct text, so that a million events do not hold a million copies. */
export class TextPool {
  readonly #known = new Map<string, string>()

  keep(value: unknown): string | null {
    const text = asText(value)
    if (text === null) return null
    const known = this.#known.get(text)
    if (known !== undefined) return known
    if (this.#known.size > 50_000) this.#known.clear()
    const own = detach(text)
    this.#known.set(own, own)
    return own
  }
}
