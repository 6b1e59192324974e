import { randomUUID } from 'node:crypto'
import { addImportProblems } from '../../data/imports/import-problems'
import { addToImport, upsertApiImport } from '../../data/imports/import-rows'
import { ProductError } from '../../domain/errors'
import type { Caller } from '../../domain/members/caller'
import type { TooOldEvent } from '../../domain/organizations/retention'
import type { UsageEvent } from '../../domain/usage/usage-event'
import { countRejected } from '../../observe/metrics'
import { type ImportBatch, importUsage } from './import-usage'

/** What of a request was written, and what was not and why. */
export interface IngestAnswer {
  accepted: number
  updated: number
  duplicates: number
  rejected: number
  errors: EventError[]
}

export interface EventError {
  index: number
  path: string
  message: string
}

export interface SentEvent {
  index: number
  event: UsageEvent
}

/**
 * Writes the events of one request into the import of its key and day. Those that the database refuses for their
 * figures are found by halving and named beside the errors.
 */
export function writeSentEvents(
  caller: Caller,
  sent: readonly SentEvent[],
  errors: readonly EventError[],
  nowMs: number,
): Promise<IngestAnswer> {
  return writeInParts(new ApiWriter(caller, nowMs), sent, errors)
}

/** The same for events that are only found in the transaction that writes them: all of them, or none. */
export function writeFoundEvents(
  caller: Caller,
  find: ImportBatch['events'],
  errors: readonly EventError[],
  nowMs: number,
): Promise<IngestAnswer> {
  return new ApiWriter(caller, nowMs).write(find, (place) => place, errors)
}

// Halving finds one event among ten thousand in some thirty writes; a request full of such events is refused whole.
const MOST_WRITES = 100

async function writeInParts(
  writer: ApiWriter,
  sent: readonly SentEvent[],
  errors: readonly EventError[],
): Promise<IngestAnswer> {
  try {
    return await writer.write(
      sent.map(({ event }) => event),
      (place) => sent[place]?.index ?? place,
      errors,
    )
  } catch (error) {
    const isRefused = error instanceof ProductError && error.code === 'unprocessable'
    if (!isRefused || writer.writes >= MOST_WRITES) throw error
    const [only] = sent
    if (only && sent.length === 1) {
      return writer.write([], (place) => place, [
        ...errors,
        { index: only.index, path: '', message: error.message },
      ])
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

  /** `indexOf` says of an event's place among `events` which of the request it is. */
  async write(
    events: ImportBatch['events'],
    indexOf: (place: number) => number,
    errors: readonly EventError[],
  ): Promise<IngestAnswer> {
    this.writes++
    try {
      return await this.#writeOnce(events, indexOf, errors)
    } catch (error) {
      if (!(error instanceof UndoneMeanwhile)) throw error
      return this.#writeOnce(events, indexOf, errors)
    }
  }

  async #writeOnce(
    events: ImportBatch['events'],
    indexOf: (place: number) => number,
    unread: readonly EventError[],
  ): Promise<IngestAnswer> {
    const { caller } = this
    const all = (tooOld: readonly TooOldEvent[]): EventError[] => {
      if (tooOld.length === 0) return [...unread]
      const old = tooOld.map(({ index, message }) => ({ index: indexOf(index), path: 'timestamp', message }))
      return [...unread, ...old].sort((a, b) => a.index - b.index)
    }
    let importId = ''
    const { tooOld, ...counts } = await importUsage({
      organizationId: caller.organizationId,
      events,
      intake: 'api',
      importId: async (tx) => {
        const day = new Date(this.nowMs).toISOString().slice(0, 10)
        const [keyId, name] =
          caller.kind === 'key' ? [caller.keyId, caller.keyName] : [caller.userId, caller.email]
        importId = await upsertApiImport(tx, { id: randomUUID(), keyId, name, day })
        return importId
      },
      record: async (tx, { tooOld, ...written }) => {
        const errors = all(tooOld)
        const rejected = errors.length
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
    const errors = all(tooOld)
    countRejected('api', errors.length)
    return { ...counts, rejected: errors.length, errors }
  }
}
