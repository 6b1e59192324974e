import type { OperationView } from '@/lib/domain/reference/operation-view'
import { requestAddress } from '@/lib/domain/reference/request-address'

const MOST_SHOWN = 50_000

/** What came of a request that the reader sent. */
export interface RequestOutcome {
  status: number
  statusText: string
  type: string
  milliseconds: number
  bytes: number
  /** The body as text, cut where it is long; null where it is none, or no text. */
  text: string | null
  file: Blob
}

/** Sends a request of the reference: with the key where there is one, else as whoever is signed in. */
export async function sendRequest(
  { method, path, parameters, body }: OperationView,
  given: { values: Readonly<Record<string, string>>; body: string; apiKey: string },
): Promise<RequestOutcome> {
  const { values, apiKey } = given
  const headers = parameters
    .filter((one) => one.in === 'header' && values[one.name])
    .map(({ name }): [string, string] => [name, values[name] ?? ''])
  const began = performance.now()
  const answer = await fetch(requestAddress(path, parameters, values), {
    method,
    credentials: apiKey === '' ? 'same-origin' : 'omit',
    headers: [
      ...headers,
      ...(apiKey === '' ? [] : [['Authorization', `Bearer ${apiKey}`] as [string, string]]),
      ...(body ? [['Content-Type', body.types[0] ?? ''] as [string, string]] : []),
    ],
    ...(body && { body: given.body }),
  })
  const file = await answer.blob()
  const type = answer.headers.get('content-type')?.split(';')[0] ?? ''
  return {
    status: answer.status,
    statusText: answer.statusText,
    type,
    milliseconds: Math.round(performance.now() - began),
    bytes: file.size,
    text: file.size > 0 && /json$|^text\//.test(type) ? shown(await file.text(), type) : null,
    file,
  }
}

function shown(text: string, type: string): string {
  const whole = type.endsWith('json') ? JSON.stringify(JSON.parse(text), null, 2) : text
  return whole.length > MOST_SHOWN ? `${whole.slice(0, MOST_SHOWN)}\n…` : whole
}
