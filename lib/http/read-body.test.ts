import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { readBody } from './read-body'

/** A request whose body tells how much of it was asked for. */
function streamed(bytes: Buffer, headers: Record<string, string> = {}) {
  const sent = { bytes: 0, isCancelled: false }
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const piece = bytes.subarray(sent.bytes, sent.bytes + 65_536)
      sent.bytes += piece.length
      if (piece.length > 0) controller.enqueue(new Uint8Array(piece))
      else controller.close()
    },
    cancel() {
      sent.isCancelled = true
    },
  })
  const init: RequestInit & { duplex: 'half' } = { method: 'POST', headers, body, duplex: 'half' }
  return { request: new Request('http://localhost/', init), sent }
}

it.each([
  ['plain', Buffer.alloc(1_000_000), {}],
  ['gzip that unpacks to more', gzipSync(Buffer.alloc(20_000_000)), { 'content-encoding': 'gzip' }],
])(
  'a body over the limit is refused once it has arrived, so that the connection stays usable: %s',
  async (_, bytes, headers) => {
    const { request, sent } = streamed(bytes, headers)
    await expect(readBody(request, 1_000)).rejects.toMatchObject({ code: 'too_large' })
    expect(sent).toEqual({ bytes: bytes.length, isCancelled: false })
  },
)

it('a body without end is cut off', async () => {
  const { request, sent } = streamed(Buffer.alloc(80_000_000))
  await expect(readBody(request, 1_000)).rejects.toMatchObject({ code: 'too_large' })
  expect(sent.isCancelled).toBe(true)
})

it.each([
  ['not gzip', Buffer.from('{}')],
  ['cut off', gzipSync(Buffer.from('{"a":1}')).subarray(0, 12)],
])('gzip that is none is refused: %s', async (_, bytes) => {
  const { request } = streamed(bytes, { 'content-encoding': 'gzip' })
  await expect(readBody(request, 1_000)).rejects.toMatchObject({ code: 'invalid' })
})

it('unpacks gzip', async () => {
  const { request } = streamed(gzipSync(Buffer.from('{"a":1}')), { 'content-encoding': 'gzip' })
  expect((await readBody(request, 7)).toString()).toBe('{"a":1}')
})
