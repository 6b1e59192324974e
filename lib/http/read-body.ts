import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { createGunzip } from 'node:zlib'
import { ProductError } from '../domain/errors'

/** The request's body as it comes in; nothing is read ahead of what is asked for. */
export function bodyStream(request: Request): Readable {
  return request.body ? Readable.fromWeb(request.body as ReadableStream<Uint8Array>) : Readable.from([])
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
  const pieces: Buffer[] = []
  let size = 0
  try {
    for await (const piece of source as AsyncIterable<Buffer>) {
      size += piece.length
      if (size > limit) {
        throw new ProductError(
          'too_large',
          `A request may have ${limit / 1_000_000} MB at most, unpacked. Send it in pieces.`,
        )
      }
      pieces.push(piece)
    }
  } catch (error) {
    if (error instanceof ProductError) throw error
    throw new ProductError(
      'invalid',
      encoding === 'gzip' ? 'The body is not valid gzip.' : 'The body did not arrive whole.',
    )
  } finally {
    raw.destroy()
  }
  return Buffer.concat(pieces)
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
