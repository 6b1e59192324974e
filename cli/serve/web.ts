import http from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import next from 'next'
import { ADDRESS_HEADER, clientAddress } from '../../lib/auth/client-address'
import { env } from '../../lib/env'
import { log } from '../../lib/observe/log'
import { answerRequestsOnly, inRequest } from '../../lib/observe/request-scope'
import { takeConsole } from '../../lib/observe/take-console'
import { lives } from '../../lib/services/check-health'
import { keepHeartbeat } from '../../lib/services/keep-heartbeat'
import { leave } from '../../lib/services/leaving'
import { orTimeOut } from '../../lib/services/or-time-out'
import { observeRequest } from './observe-request'
import { findProjectRoot } from './project-root'
import { refusalOf } from './refusal-of'
import { readRouteManifest, routeNamer } from './route-patterns'

const drainMs = 25_000
// Longer than most balancers wait between two looks at /api/health.
const noticeMs = 5_000
// A database that does not answer keeps nobody.
const patienceMs = 2_000
// Uploads may take long; Node's default cuts a request at five minutes.
const longestRequestMs = 6 * 60 * 60 * 1000

const { PORT: port, OUTLAY_TRUSTED_PROXIES: trustedProxies } = env()
const server = http.createServer({
  requestTimeout: longestRequestMs,
  headersTimeout: 60_000,
  keepAliveTimeout: 65_000,
})
const app = next({ dev: false, dir: findProjectRoot(), port, hostname: 'localhost', httpServer: server })
takeConsole()
await app.prepare()
const handle = app.getRequestHandler()
const routeOf = routeNamer(readRouteManifest(findProjectRoot()))

answerRequestsOnly()
let stopping = false
server.on('request', (request, response) => {
  if (stopping) response.setHeader('connection', 'close')
  const forwardedFor = [request.headers['x-forwarded-for'] ?? []].flat().join(',')
  const address = clientAddress({ socketAddress: request.socket.remoteAddress, forwardedFor, trustedProxies })
  request.headers[ADDRESS_HEADER] = address ?? undefined
  const scope = observeRequest(request, response, routeOf)
  closeAfterHalfABody(request, response)
  const refusal = refusalOf(request)
  if (refusal) {
    response.writeHead(refusal.status, { 'content-type': 'application/problem+json' })
    response.end(JSON.stringify({ type: 'urn:outlay:invalid', ...refusal }))
    return
  }
  void inRequest(scope, () => handle(request, response)).catch((error: unknown) => {
    inRequest(scope, () => log.error('request.broke_off', {}, error))
    response.destroy()
  })
})
server.listen(port)
const endHeartbeat = keepHeartbeat('web')

// Where a body was read in part, the next request on its connection would wait behind the rest of it for ever.
function closeAfterHalfABody(request: http.IncomingMessage, response: http.ServerResponse): void {
  const writeHead = response.writeHead
  response.writeHead = (...head: unknown[]) => {
    if (request.readableDidRead && !request.complete) response.setHeader('connection', 'close')
    return Reflect.apply(writeHead, response, head)
  }
}

/** Lets the requests under way finish, and ends. Where others serve too, a balancer first hears that this one leaves. */
async function drain(): Promise<void> {
  if (stopping) return
  stopping = true
  setTimeout(() => process.exit(0), drainMs).unref()
  leave()
  await orTimeOut(endHeartbeat(), patienceMs).catch(() => undefined)
  if (await lives('web').catch(() => false)) await delay(noticeMs)
  server.close(() => process.exit(0))
  // Again and again: a connection whose last answer said keep-alive is idle only after it.
  setInterval(() => server.closeIdleConnections(), 50).unref()
}

process.on('SIGTERM', drain)
process.on('SIGINT', drain)
// The supervisor was killed, perhaps before this line.
process.on('disconnect', drain)
if (process.send && !process.connected) drain()
