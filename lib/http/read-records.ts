import { ProductError } from '../domain/errors'
import type { SentRecord } from '../services/usage/ingest-usage'
import { readBody } from './read-body'

const MOST_BYTES = 20_000_000
const MOST_EVENTS = 10_000

/** The records of a request to `POST /api/v1/usage`: a JSON array, `{"events": […]}`, or NDJSON. */
export async function readRecords(request: Request): Promise<SentRecord[]> {
  const bytes = await readBody(request, MOST_BYTES)
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? ''
  const text = bytes.toString('utf8').replace(/^\ufeff/, '')
  const records = /^application\/(x-)?(nd-?json|jsonl(ines)?)$/.test(type)
    ? fromLines(text)
    : fromDocument(text)
  if (records.length > MOST_EVENTS) {
    throw new ProductError(
      'too_large',
      `A request may have ${MOST_EVENTS} events at most; this one has ${records.length}.`,
    )
  }
  return records
}

function fromLines(text: string): SentRecord[] {
  return text.split('\n').flatMap((line): SentRecord[] => {
    if (line.trim() === '') return []
    try {
      return [{ json: JSON.parse(line) as unknown }]
    } catch (error) {
      return [{ problem: `not valid JSON: ${error instanceof Error ? error.message : ''}` }]
    }
  })
}

function fromDocument(text: string): SentRecord[] {
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch (error) {
    throw new ProductError(
      'invalid',
      `The body is not valid JSON: ${error instanceof Error ? error.message : ''} (lines of JSON want Content-Type: application/x-ndjson)`,
    )
  }
  const list = Array.isArray(document) ? document : eventsOf(document)
  if (!list) throw new ProductError('invalid', 'Send a JSON array of events, {"events": […]}, or NDJSON.')
  return list.map((json) => ({ json }))
}

function eventsOf(document: unknown): unknown[] | null {
  const events =
    typeof document === 'object' && document !== null && 'events' in document ? document.events : null
  return Array.isArray(events) ? events : null
}
