import { type Caller, requireAllowed } from '../../domain/members/caller'
import { parseUsageEvent } from '../../domain/usage/usage-event-wire'
import { type EventError, type IngestAnswer, type SentEvent, writeSentEvents } from './write-sent-events'

/** One record of a request: parsed JSON, or why it is none. */
export type SentRecord = { json: unknown } | { problem: string }

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
  return writeSentEvents(caller, sent, errors, nowMs)
}
