import { createHash } from 'node:crypto'
import { ProductError } from '../domain/errors'
import type { Caller } from '../domain/members/caller'
import { answerOnce } from '../services/answer-once'
import { bodyStream, collectBytes, discardRest } from './read-body'

const MOST_BYTES = 25_000_000

/** Runs a POST once for its `Idempotency-Key`; without one it simply runs. */
export async function idempotent(
  request: Request,
  caller: Caller,
  handle: (request: Request) => Promise<Response>,
): Promise<Response> {
  const key = request.headers.get('idempotency-key')
  if (request.method !== 'POST' || !key) return handle(request)
  const { hash, again } = await fingerprint(request)
  let location: string | null = null
  let first: unknown
  const answer = await answerOnce({ organizationId: caller.organizationId, key, hash }, async () => {
    const response = await handle(again)
    location = response.headers.get('location')
    first = await response.json()
    return { status: response.status, body: withoutSecret(first) }
  })
  const headers: Record<string, string> = answer.isReplayed ? { 'idempotent-replayed': 'true' } : {}
  if (location) headers.location = location
  return Response.json(answer.isReplayed ? answer.body : first, {
    status: answer.status,
    headers: { 'cache-control': 'no-store', ...headers },
  })
}

// What is shown once is not kept: asked again, the answer has everything but the secret.
function withoutSecret(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || !('secret' in body)) return body
  const { secret: _, ...rest } = body
  return rest
}

// An upload streams: it is told apart by its address and length, everything else by its bytes.
async function fingerprint(request: Request): Promise<{ hash: string; again: Request }> {
  const hash = createHash('sha256').update(`${new URL(request.url).pathname}${new URL(request.url).search}\n`)
  if (isUpload(request)) {
    hash.update(request.headers.get('content-length') ?? 'chunked')
    return { hash: hash.digest('hex'), again: request }
  }
  const raw = bodyStream(request)
  const bytes = await collectBytes(raw, MOST_BYTES)
  if (!bytes) {
    await discardRest(raw)
    throw new ProductError('too_large', 'A request may have 20 MB at most.')
  }
  hash.update(bytes)
  const { url, method, headers } = request
  return {
    hash: hash.digest('hex'),
    again: new Request(url, { method, headers, body: new Uint8Array(bytes) }),
  }
}

/** True for a file on its way in: it is stored as it comes, whatever its length. */
export function isUpload(request: Request): boolean {
  return new URL(request.url).pathname === '/api/v1/uploads'
}
