import { randomUUID } from 'node:crypto'
import { type ErrorCode, ProductError } from '../domain/errors'
import { log } from '../observe/log'
import { currentRequest } from '../observe/request-scope'
import { isOutage } from './is-outage'

const STATUS = {
  invalid: [400, 'Invalid request'],
  unauthorized: [401, 'Not signed in'],
  forbidden: [403, 'Not allowed'],
  not_found: [404, 'Not found'],
  conflict: [409, 'Conflict'],
  too_large: [413, 'Too large'],
  unprocessable: [422, 'Not usable'],
  rate_limited: [429, 'Too many requests'],
} as const satisfies Record<ErrorCode, readonly [status: number, title: string]>

/** Answers an error as RFC 9457 says. An unknown one answers with a request id and nothing else. */
export function problemResponse(error: unknown): Response {
  if (error instanceof ProductError) {
    const [status, title] = STATUS[error.code]
    const { fields, retryAfterSeconds } = error.details
    const headers: Record<string, string> = {}
    if (retryAfterSeconds !== undefined) headers['retry-after'] = String(Math.ceil(retryAfterSeconds))
    if (status === 401) headers['www-authenticate'] = 'Bearer'
    return problem(
      status,
      { type: `urn:outlay:${error.code}`, title, detail: error.message, ...(fields && { errors: fields }) },
      headers,
    )
  }
  if (isOutage(error)) {
    log.error('database.unreachable', {}, error)
    // Not 500: collectors (OTLP among them) send again after a 503 and drop after a 500.
    return problem(
      503,
      {
        type: 'urn:outlay:unavailable',
        title: 'Not available',
        detail: 'The database does not answer at the moment. Send the request again in a few seconds.',
      },
      { 'retry-after': '2' },
    )
  }
  const requestId = currentRequest()?.requestId ?? randomUUID()
  log.error('request.failed', { request_id: requestId }, error)
  return problem(500, {
    type: 'urn:outlay:fault',
    title: 'Something failed on the server',
    detail: `The server's log has more under request ${requestId}.`,
    request_id: requestId,
  })
}

function problem(status: number, body: object, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify({ status, ...body }), {
    status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...headers },
  })
}
