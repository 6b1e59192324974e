import type { AgentResult } from '../../domain/runs/agent-result'
import type { LogFormat } from '../../domain/usage/formats/log-format'
import { keepBetter } from '../../domain/usage/keep-better'
import { toWireEvent } from '../../domain/usage/to-wire-event'
import type { UsageEvent } from '../../domain/usage/usage-event'
import type { LogFile } from '../usage-logs/find-log-files'
import { type LogProblem, UnreadableLogError } from '../usage-logs/log-problem'
import { openInTurn } from '../usage-logs/open-in-turn'
import type { LogText } from '../usage-logs/open-log'
import { readUsageLog } from '../usage-logs/read-usage-log'
import type { IngestAnswer } from './ingest-client'
import type { PushState } from './push-state'

export interface PushCounts {
  accepted: number
  updated: number
  /** Lines of a call that was known already, here or on the server. */
  duplicates: number
  rejected: number
  problems: LogProblem[]
}

export interface PushOptions {
  files: readonly LogFile[]
  streams?: AsyncIterable<LogText>
  format: LogFormat | 'auto'
  /** Completes an event of a file (its path; null: of a stream) by what the person said, or their machine knows. */
  label: (event: UsageEvent, path: string | null) => UsageEvent
  send: (lines: readonly string[]) => Promise<IngestAnswer>
  state: PushState | null
  signal: AbortSignal
  onBytes?: (bytes: number) => void
  /** Given what agents said of their runs, when every call is acknowledged and before any file is remembered as sent. */
  onResults?: (results: readonly AgentResult[]) => Promise<void>
}

const BATCH_EVENTS = 5_000
const BATCH_BYTES = 8 * 1024 * 1024
const IN_FLIGHT = 3

interface OpenFile {
  file: LogFile | null
  /** Batches that hold some of it and are not acknowledged, and one for the reading itself. */
  pending: number
  failed: boolean
}

interface Batch {
  lines: string[]
  refs: (string | null)[]
  bytes: number
  files: Set<OpenFile>
}

/**
 * Sends the calls of the files, reading on while batches are under way. A file is remembered as sent only when every
 * batch with a part of it was acknowledged, so that an interruption at any moment loses nothing.
 */
export async function pushUsageLogs(options: PushOptions): Promise<PushCounts> {
  return new Push(options).run()
}

class Push {
  readonly #counts: PushCounts = { accepted: 0, updated: 0, duplicates: 0, rejected: 0, problems: [] }
  readonly #flying = new Set<Promise<void>>()
  #batch: Batch = emptyBatch()
  #failure: unknown = null
  readonly #results: AgentResult[] = []

  constructor(readonly options: PushOptions) {}

  async run(): Promise<PushCounts> {
    const { files, streams, signal, onResults } = this.options
    let isTold = onResults === undefined
    try {
      for await (const { file, texts } of openInTurn(files)) {
        if (this.#stopped()) break
        await this.#readFile(file, texts)
      }
      if (streams !== undefined && !this.#stopped())
        await this.#readTexts(streams, { file: null, pending: 1, failed: false })
      if (!this.#stopped()) await this.#flush()
      await Promise.all(this.#flying)
      if (onResults !== undefined && !this.#stopped()) {
        await onResults(this.#results)
        isTold = true
      }
    } finally {
      await Promise.all(this.#flying)
      // A file that is remembered is not read again: not before what it says of a run is told.
      if (isTold) await this.options.state?.save()
    }
    if (this.#failure !== null) throw this.#failure
    signal.throwIfAborted()
    return this.#counts
  }

  #stopped(): boolean {
    return this.#failure !== null || this.options.signal.aborted
  }

  async #readFile(file: LogFile, texts: AsyncIterable<LogText>): Promise<void> {
    const open: OpenFile = { file, pending: 1, failed: false }
    try {
      await this.#readTexts(texts, open)
    } catch (cause) {
      if (!(cause instanceof UnreadableLogError)) throw cause
      open.failed = true
      this.#counts.problems.push({ file: file.name, line: null, message: cause.message })
    }
  }

  async #readTexts(texts: AsyncIterable<LogText>, open: OpenFile): Promise<void> {
    for await (const text of texts) {
      // Lines of one call stand close together: telling them apart here saves sending them.
      let held = new Map<string, UsageEvent>()
      const reading = readUsageLog(text, { format: this.options.format, withSourceRef: true })
      for (let step = await reading.next(); ; step = await reading.next()) {
        if (this.#stopped()) return
        if (step.done === true) {
          if (!step.value && open.file?.expected === true) {
            this.#counts.problems.push({
              file: text.name,
              line: null,
              message: 'no usage log that outlay knows',
            })
          }
          break
        }
        this.options.onBytes?.(step.value.bytesRead)
        this.#counts.problems.push(...step.value.problems)
        this.#results.push(...step.value.results)
        for (const event of step.value.events) {
          const known = held.get(event.id)
          if (known !== undefined) this.#counts.duplicates++
          held.set(event.id, known === undefined ? event : keepBetter(known, event))
        }
        if (held.size >= BATCH_EVENTS) {
          for (const event of held.values()) await this.#add(event, open)
          held = new Map()
        }
      }
      for (const event of held.values()) await this.#add(event, open)
    }
    if (!this.#stopped()) this.#settle(open)
  }

  async #add(event: UsageEvent, open: OpenFile): Promise<void> {
    const line = JSON.stringify(toWireEvent(this.options.label(event, open.file?.path ?? null)))
    const batch = this.#batch
    if (!batch.files.has(open)) {
      batch.files.add(open)
      open.pending++
    }
    batch.lines.push(line)
    batch.refs.push(event.sourceRef)
    batch.bytes += line.length
    if (batch.lines.length >= BATCH_EVENTS || batch.bytes >= BATCH_BYTES) await this.#flush()
  }

  async #flush(): Promise<void> {
    const batch = this.#batch
    if (batch.lines.length === 0) return
    this.#batch = emptyBatch()
    while (this.#flying.size >= IN_FLIGHT) await Promise.race(this.#flying)
    if (this.#stopped()) return
    const flight: Promise<void> = this.#send(batch).finally(() => this.#flying.delete(flight))
    this.#flying.add(flight)
  }

  async #send(batch: Batch): Promise<void> {
    try {
      const answer = await this.options.send(batch.lines)
      this.#counts.accepted += answer.accepted
      this.#counts.updated += answer.updated
      this.#counts.duplicates += answer.duplicates
      this.#counts.rejected += answer.rejected
      for (const error of answer.errors) {
        this.#counts.problems.push({
          ...whereFrom(batch.refs[error.index] ?? null),
          message: `${error.path}: ${error.message}`,
        })
      }
      for (const open of batch.files) this.#settle(open)
    } catch (cause) {
      this.#failure ??= cause
    }
  }

  #settle(open: OpenFile): void {
    open.pending--
    if (open.pending === 0 && !open.failed && open.file !== null)
      this.options.state?.acknowledge(open.file.path, open.file)
  }
}

const emptyBatch = (): Batch => ({ lines: [], refs: [], bytes: 0, files: new Set() })

function whereFrom(sourceRef: string | null): { file: string; line: number | null } {
  const match = sourceRef === null ? null : /^(.*):(\d+)$/s.exec(sourceRef)
  return match === null
    ? { file: sourceRef ?? '-', line: null }
    : { file: match[1] ?? '-', line: Number(match[2]) }
}
