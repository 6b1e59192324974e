/** Text of any of the usual encodings as UTF-8 without byte-order mark; the encoding is told by its first bytes. */
export async function* decodeText(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let decoder: TextDecoder | null = null
  let first = true
  for await (const chunk of chunks) {
    if (chunk.length === 0) continue
    if (!first) {
      yield decoder === null ? chunk : Buffer.from(decoder.decode(chunk, { stream: true }))
      continue
    }
    first = false
    const utf16 = utf16Of(chunk)
    if (utf16 !== null) {
      decoder = new TextDecoder(utf16)
      yield Buffer.from(decoder.decode(chunk, { stream: true }))
    } else {
      const hasMark = chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf
      yield hasMark ? chunk.subarray(3) : chunk
    }
  }
  const rest = decoder?.decode()
  if (rest) yield Buffer.from(rest)
}

function utf16Of(head: Buffer): 'utf-16le' | 'utf-16be' | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  if (head.length < 4) return null
  // Without a mark: every other byte of ASCII text is zero.
  if (head[0] !== 0 && head[1] === 0 && head[2] !== 0 && head[3] === 0) return 'utf-16le'
  if (head[0] === 0 && head[1] !== 0 && head[2] === 0 && head[3] !== 0) return 'utf-16be'
  return null
}
