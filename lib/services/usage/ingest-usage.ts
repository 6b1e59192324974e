import { randomUUID } from 'node:crypto'
import { addImportProblems } from '../../data/imports/import-problems'
import { addToImport, upsertApiImport } from '../../data/imports/import-rows'
import { ProductError } from '../../domain/errors'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import type { UsageEvent } from '../../domain/usage/usage-event'
import { parseUsageEvent } from '../../domain/usage/usage-event-wire'
import { countRejected } from '../../observe/metrics'
import { importUsage } from './import-usage'

/** One record of a request: parsed JSON, or why it is none. */
export type SentRecord = { json: unknown } | { problem: string }

export interface IngestAnswer {
  accepted: number
  updated: number
  duplicates: number
  rejected: number
  errors: EventError[]
}

interface EventError {
  index: number
  path: string
  message: string
}

/** Takes the events of one request: the good ones are durable when it answers, each bad one is named. */
export async function ingestUsage(
  caller: Caller,
  records: readonly SentRecord[],
  nowMs: number,
): Promise<IngestAnswer> {
  requireAllowed(caller, 'import_usage')
  const sent: SentEvent[] = []
  const errors: EventError[] = []
  for (const [index, record] of records.entries()) {
    const parsed =
      'problem' in record
        ? { ok: false as const, path: '', message: record.problem }
        : parseUsageEvent(record.json)
    if (parsed.ok) sent.push({ index, event: parsed.event })
    else errors.push({ index, path: parsed.path, message: parsed.message })
  }
  if (sent.length === 0 && errors.length === 0)
    return { accepted: 0, updated: 0, duplicates: 0, rejected: 0, errors }
  return writeInParts(new ApiWriter(caller, nowMs), sent, errors)
}

interface SentEvent {
  index: number
  event: UsageEvent
}

// Halving finds one event among ten thousand in some thirty writes; a request full of such events is refused whole.
const MOST_WRITES = 100

/** Writes events; those that the database refuses for their figures are found by halving and named. */
async function writeInParts(
  writer: ApiWriter,
  sent: readonly SentEvent[],
  errors: readonly EventError[],
): Promise<IngestAnswer> {
  try {
    return await writer.write(sent, errors)
  } catch (error) {
    const isRefused = error instanceof ProductError && error.code === 'unprocessable'
    if (!isRefused || writer.writes >= MOST_WRITES) throw error
    const [only] = sent
    if (only && sent.length === 1) {
      return writer.write([], [...errors, { index: only.index, path: '', message: error.message }])
    }
    const half = Math.ceil(sent.length / 2)
    const first = await writeInParts(writer, sent.slice(0, half), errors)
    const second = await writeInParts(writer, sent.slice(half), [])
    return {
      accepted: first.accepted + second.accepted,
      updated: first.updated + second.updated,
      duplicates: first.duplicates + second.duplicates,
      rejected: first.rejected + second.rejected,
      errors: [...first.errors, ...second.errors].sort((a, b) => a.index - b.index),
    }
  }
}

/** The import of the day was undone between being found and being added to: another takes its place. */
class UndoneMeanwhile extends Error {}

class ApiWriter {
  writes = 0

  constructor(
    readonly caller: Caller,
    readonly nowMs: number,
  ) {}

  async write(sent: readonly SentEvent[], errors: readonly EventError[]): Promise<IngestAnswer> {
    this.writes++
    try {
      return await this.#writeOnce(sent, errors)
    } catch (error) {
      if (!(error instanceof UndoneMeanwhile)) throw error
      return this.#writeOnce(sent, errors)
    }
  }

  async #writeOnce(sent: readonly SentEvent[], errors: readonly EventError[]): Promise<IngestAnswer> {
    const { caller } = this
    const rejected = errors.length
    let importId = ''
    const counts = await importUsage({
      organizationId: caller.organizationId,
      events: sent.map(({ event }) => event),
      intake: 'api',
      importId: async (tx) => {
        const day = new Date(this.nowMs).toISOString().slice(0, 10)
        const [keyId, name] =
          caller.kind === 'key' ? [caller.keyId, caller.keyName] : [caller.userId, caller.email]
        importId = await upsertApiImport(tx, { id: randomUUID(), keyId, name, day })
        return importId
      },
      record: async (tx, written) => {
        if (!(await addToImport(tx, importId, { ...written, rejected }))) throw new UndoneMeanwhile()
        await addImportProblems(
          tx,
          importId,
          errors.map(({ index, path, message }) => ({
            file: null,
            line: index,
            message: path ? `${path}: ${message}` : message,
          })),
        )
      },
    })
    countRejected('api', rejected)
    return { ...counts, rejected, errors: [...errors] }
  }
}
