import type { IncomingMessage, ServerResponse } from 'node:http'
import { type LogLevel, log } from '../../lib/observe/log'
import { countRequest } from '../../lib/observe/metrics'
import { inRequest, type RequestScope, requestIdOf } from '../../lib/observe/request-scope'

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])
// As nginx has it: the client left before there was an answer.
const LEFT = 499

/** Gives a request its id, counts it, and says in one line how it ended. */
export function observeRequest(
  request: IncomingMessage,
  response: ServerResponse,
  routeOf: (url: string) => string,
): RequestScope {
  const method = request.method && METHODS.has(request.method) ? request.method : 'other'
  const route = routeOf(request.url ?? '/')
  const requestId = requestIdOf(request.headers['x-request-id'])
  const scope = { requestId, method, route, organizationId: null, actor: null, actorId: null }
  response.setHeader('x-request-id', requestId)
  const startedAt = performance.now()
  response.once('close', () => {
    const status = response.headersSent ? response.statusCode : LEFT
    const durationMs = performance.now() - startedAt
    countRequest({ method, route, status }, durationMs / 1000)
    inRequest(scope, () =>
      log[levelOf(route, status)]('http.request', { status, duration_ms: Math.round(durationMs) }),
    )
  })
  return scope
}

// Machines are told of one by one; a page has dozens of requests, and probes come every few seconds.
function levelOf(route: string, status: number): LogLevel {
  if (status >= 500 && route !== '/api/health') return 'error'
  return route.startsWith('/api/') && route !== '/api/health' ? 'info' : 'debug'
}
