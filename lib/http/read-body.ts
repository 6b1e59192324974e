import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { createGunzip } from 'node:zlib'
import { ProductError } from '../domain/errors'

/** The request's body as it comes in; nothing is read ahead of what is asked for. */
export function bodyStream(request: Request): Readable {
  return request.body ? Readable.fromWeb(request.body as ReadableStream<Uint8Array>) : Readable.from([])
}

const MOST_DISCARDED = 64_000_000

/** All pieces of a stream, or null where they hold more than `limit` bytes. What lies beyond is not read. */
export async function collectBytes(source: Readable, limit: number): Promise<Buffer | null> {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of source.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += piece.length
    if (size > limit) return null
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}

/**
 * Lets the rest of a refused body pass, so that its sender gets to read the answer and the connection stays usable.
 * A body without end is cut off.
 */
export async function discardRest(body: Readable): Promise<void> {
  await collectNothing(body).catch(() => undefined)
  body.destroy()
}

async function collectNothing(body: Readable): Promise<void> {
  let size = 0
  for await (const piece of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += piece.length
    if (size > MOST_DISCARDED) return
  }
}

/** The whole body as bytes, unpacked where it is gzip, and never more than `limit` of them. */
export async function readBody(request: Request, limit: number): Promise<Buffer> {
  const encoding = request.headers.get('content-encoding')?.trim().toLowerCase() ?? 'identity'
  if (encoding !== 'identity' && encoding !== 'gzip') {
    throw new ProductError('invalid', `Content-Encoding ${encoding} is not read. Send gzip, or none.`)
  }
  const raw = bodyStream(request)
  const source = encoding === 'gzip' ? raw.pipe(createGunzip()) : raw
  if (source !== raw) raw.on('error', (error) => source.destroy(error))
  const bytes = await collectBytes(source, limit).catch(() => 'broken' as const)
  if (bytes instanceof Buffer) return bytes
  if (source !== raw) {
    raw.unpipe()
    source.destroy()
  }
  await discardRest(raw)
  if (bytes === null) {
    const most = limit / 1_000_000
    throw new ProductError('too_large', `A request may have ${most} MB at most, unpacked. Send it in pieces.`)
  }
  throw new ProductError(
    'invalid',
    encoding === 'gzip' ? 'The body is not valid gzip.' : 'The body did not arrive whole.',
  )
}

/** A JSON body as an object; refused with a reason where it is none. */
export async function readJsonBody(request: Request, limit = 1_000_000): Promise<unknown> {
  const bytes = await readBody(request, limit)
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch (error) {
    throw new ProductError(
      'invalid',
      `The body is not valid JSON: ${error instanceof Error ? error.message : ''}`,
    )
  }
}
