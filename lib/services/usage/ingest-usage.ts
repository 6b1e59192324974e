import { randomUUID } from 'node:crypto'
import { addImportProblems } from '../../data/imports/import-problems'
import { addToImport, upsertApiImport } from '../../data/imports/import-rows'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import type { UsageEvent } from '../../domain/usage/usage-event'
import { parseUsageEvent } from '../../domain/usage/usage-event-wire'
import { importUsage } from './import-usage'

/** One record of a request: parsed JSON, or why it is none. */
export type SentRecord = { json: unknown } | { problem: string }

export interface IngestAnswer {
  accepted: number
  updated: number
  duplicates: number
  rejected: number
  errors: { index: number; path: string; message: string }[]
}

/** Takes the events of one request: the good ones are durable when it answers, each bad one is named. */
export async function ingestUsage(
  caller: Caller,
  records: readonly SentRecord[],
  nowMs: number,
): Promise<IngestAnswer> {
  requireAllowed(caller, 'import_usage')
  const events: UsageEvent[] = []
  const errors: IngestAnswer['errors'] = []
  for (const [index, record] of records.entries()) {
    const parsed =
      'problem' in record
        ? { ok: false as const, path: '', message: record.problem }
        : parseUsageEvent(record.json)
    if (parsed.ok) events.push(parsed.event)
    else errors.push({ index, path: parsed.path, message: parsed.message })
  }
  const rejected = errors.length
  if (events.length === 0 && rejected === 0)
    return { accepted: 0, updated: 0, duplicates: 0, rejected, errors }
  let importId = ''
  const counts = await importUsage({
    organizationId: caller.organizationId,
    events,
    importId: async (tx) => {
      const day = new Date(nowMs).toISOString().slice(0, 10)
      const [keyId, name] =
        caller.kind === 'key' ? [caller.keyId, caller.keyName] : [caller.userId, caller.email]
      importId = await upsertApiImport(tx, { id: randomUUID(), keyId, name, day })
      return importId
    },
    record: async (tx, written) => {
      await addToImport(tx, importId, { ...written, rejected })
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
  return { ...counts, rejected, errors }
}
