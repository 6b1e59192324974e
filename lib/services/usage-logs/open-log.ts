import { readSync } from 'node:fs'
import { type FileHandle, mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PassThrough, pipeline, Readable } from 'node:stream'
import { isMainThread } from 'node:worker_threads'
import { createGunzip } from 'node:zlib'
import { UnreadableLogError } from './log-problem'

const CHUNK_BYTES = 1024 * 1024
const BOMB_BYTES = 100 * 1024 * 1024
const BOMB_RATIO = 200
const MAX_ENTRIES = 100_000

/** One text to read: a file, or an entry of an archive. `chunks` reuse their memory: a chunk is valid until the next. */
export interface LogText {
  name: string
  undatedAtMs: number
  chunks: AsyncIterable<Buffer>
}

/** The texts of a file: itself, what a gzip holds, or the entries of a zip (streamed, never written to disk). */
export async function* openLog(file: string, name: string): AsyncGenerator<LogText> {
  const handle = await open(file, 'r').catch((cause: NodeJS.ErrnoException) => {
    throw new UnreadableLogError(reasonOf(cause))
  })
  try {
    const stat = await handle.stat()
    if (!stat.isFile()) {
      // A pipe, such as a shell's <(…): it can only be read once, from the start.
      yield* openLogStream(handle.createReadStream({ autoClose: false }), name, Math.floor(stat.mtimeMs))
      return
    }
    const head = Buffer.alloc(4)
    await handle.read(head, 0, 4, 0)
    const undatedAtMs = Math.floor(stat.mtimeMs)
    if (isZip(head)) {
      yield* openZip(file, name, undatedAtMs, stat.size)
      return
    }
    const chunks = readChunks(handle)
    yield { name, undatedAtMs, chunks: isGzip(head) ? gunzip(chunks) : chunks }
  } finally {
    await handle.close()
  }
}

/** The texts of a stream such as stdin. A zip has its directory at its end, so it is put into a file first. */
export async function* openLogStream(
  stream: Readable,
  name: string,
  undatedAtMs: number,
): AsyncGenerator<LogText> {
  const iterator = (stream as AsyncIterable<Buffer>)[Symbol.asyncIterator]()
  let head = Buffer.alloc(0)
  while (head.length < 4) {
    const next = await iterator.next()
    if (next.done === true) break
    head = Buffer.concat([head, next.value])
  }
  async function* chunks() {
    yield head
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value
  }
  if (!isZip(head)) {
    yield { name, undatedAtMs, chunks: isGzip(head) ? gunzip(chunks()) : chunks() }
    return
  }
  const folder = await mkdtemp(path.join(tmpdir(), 'outlay-'))
  try {
    const file = path.join(folder, 'stdin.zip')
    await writeFile(file, chunks())
    yield* openLog(file, name)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const isGzip = (head: Buffer): boolean => head[0] === 0x1f && head[1] === 0x8b
const isZip = (head: Buffer): boolean =>
  head[0] === 0x50 && head[1] === 0x4b && (head[2] === 3 || head[2] === 5 || head[2] === 7)

// Fresh memory costs as much as what is read into it: a reader takes over what another has left.
const buffers: Buffer[] = []
const MOST_BUFFERS = 4

/** Reads the next chunk while the one before is used: two buffers, in turn. */
async function* readChunks(file: FileHandle): AsyncGenerator<Buffer> {
  const take = () => buffers.pop() ?? Buffer.allocUnsafeSlow(CHUNK_BYTES)
  let [buffer, other] = [take(), take()]
  let position = 0
  let reading = readAhead(file, buffer, position)
  try {
    for (;;) {
      const bytesRead = await reading
      if (bytesRead === 0) return
      position += bytesRead
      const chunk = buffer.subarray(0, bytesRead)
      reading = readAhead(file, other, position)
      ;[buffer, other] = [other, buffer]
      yield chunk
    }
  } finally {
    // It may still be written to.
    await reading.catch(() => undefined)
    if (buffers.length < MOST_BUFFERS) buffers.push(buffer, other)
  }
}

function readAhead(file: FileHandle, buffer: Buffer, position: number): Promise<number> {
  const reading = isMainThread
    ? file.read(buffer, 0, buffer.length, position).then(({ bytesRead }) => bytesRead)
    : readAtOnce(file, buffer, position)
  // A failure is told when its turn comes, if it does.
  reading.catch(() => undefined)
  return reading
}

// In a thread of its own nobody else waits, and the way over another one takes longer than the reading.
async function readAtOnce(file: FileHandle, buffer: Buffer, position: number): Promise<number> {
  return readSync(file.fd, buffer, 0, buffer.length, position)
}

/** Counts what goes in and comes out, and stops where only a bomb unpacks like that. */
class BombGuard {
  bytesIn = 0
  bytesOut = 0
  add(bytes: number): void {
    this.bytesOut += bytes
    if (this.bytesOut > BOMB_BYTES && this.bytesOut > this.bytesIn * BOMB_RATIO) {
      throw new UnreadableLogError(
        `unpacks to more than ${BOMB_RATIO} times its size: taken for a zip bomb and not read further`,
      )
    }
  }
}

async function* gunzip(
  chunks: AsyncIterable<Buffer>,
  guard = new BombGuard(),
  countIn = true,
): AsyncGenerator<Buffer> {
  async function* counted() {
    for await (const chunk of chunks) {
      if (countIn) guard.bytesIn += chunk.length
      // zlib reads on in its own thread, while the reader's memory is used again.
      yield Buffer.from(chunk)
    }
  }
  const out = new PassThrough({ highWaterMark: CHUNK_BYTES })
  pipeline(Readable.from(counted()), createGunzip({ chunkSize: 256 * 1024 }), out, () => {})
  try {
    for await (const chunk of out) {
      guard.add(chunk.length)
      yield chunk
    }
  } catch (cause) {
    if (cause instanceof UnreadableLogError) throw cause
    throw new UnreadableLogError(`broken gzip: ${messageOf(cause)}`)
  } finally {
    out.destroy()
  }
}

async function* openZip(
  file: string,
  name: string,
  undatedAtMs: number,
  size: number,
): AsyncGenerator<LogText> {
  const yauzl = await import('yauzl')
  const guard = new BombGuard()
  guard.bytesIn = size
  const zip = await yauzl
    .openPromise(file, {
      lazyEntries: true,
      autoClose: false,
      validateEntrySizes: true,
      decodeStrings: false,
    })
    .catch((cause: unknown) => {
      throw new UnreadableLogError(`broken zip: ${messageOf(cause)}`)
    })
  try {
    if (zip.entryCount > MAX_ENTRIES) throw new UnreadableLogError(`zip with ${zip.entryCount} entries`)
    for await (const entry of zip.eachEntry()) {
      // Nothing is written to disk, so a name may be anything: "../x" and "/x" are labels as good as others.
      const fileName = yauzl.getFileNameLowLevel(
        entry.generalPurposeBitFlag,
        entry.fileNameRaw,
        entry.extraFields,
        false,
      )
      if (fileName.endsWith('/') || fileName.startsWith('__MACOSX/')) continue
      const entryName = `${name}/${fileName.replaceAll('\0', '\ufffd')}`
      if (entry.isEncrypted()) {
        yield { name: entryName, undatedAtMs, chunks: refuse('encrypted: not read') }
        continue
      }
      yield {
        name: entryName,
        undatedAtMs: entry.getLastModDate().getTime(),
        chunks: unzip(zip, entry, guard),
      }
    }
  } catch (cause) {
    if (cause instanceof UnreadableLogError) throw cause
    throw new UnreadableLogError(`broken zip: ${messageOf(cause)}`)
  } finally {
    zip.close()
  }
}

// biome-ignore lint/correctness/useYield: an async iterable that fails on its first step
async function* refuse(reason: string): AsyncGenerator<Buffer> {
  throw new UnreadableLogError(reason)
}

async function* unzip(
  zip: import('yauzl').ZipFile,
  entry: import('yauzl').Entry,
  guard: BombGuard,
): AsyncGenerator<Buffer> {
  const stream = await zip.openReadStreamPromise(entry).catch(brokenEntry)
  async function* raw() {
    const pieces = (stream as AsyncIterable<Buffer>)[Symbol.asyncIterator]()
    for (;;) {
      const piece = await pieces.next().catch(brokenEntry)
      if (piece.done === true) return
      guard.add(piece.value.length)
      yield piece.value
    }
  }
  const chunks = raw()
  try {
    const first = await chunks.next()
    if (first.done === true) return
    if (isZip(first.value)) throw new UnreadableLogError('an archive inside an archive is not read')
    const whole = prepend(first.value, chunks)
    yield* isGzip(first.value) ? gunzip(whole, guard, false) : whole
  } finally {
    stream.destroy()
  }
}

// What is wrong with one entry is no reason to leave the others.
function brokenEntry(cause: unknown): never {
  throw new UnreadableLogError(`broken zip entry: ${messageOf(cause)}`)
}

async function* prepend(first: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield first
  yield* rest
}

const messageOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause))

function reasonOf(cause: NodeJS.ErrnoException): string {
  if (cause.code === 'ENOENT') return 'no such file or directory'
  if (cause.code === 'EACCES' || cause.code === 'EPERM') return 'permission denied'
  return cause.message
}
