import { randomUUID } from 'node:crypto'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { constants, createGzip } from 'node:zlib'
import { inOrganizationSql, type SqlTransaction } from '../../data/database'
import { findCsvMapping } from '../../data/imports/csv-mappings'
import { insertImportChunk } from '../../data/imports/import-chunks'
import { findImport, insertImport, setImportStatus, touchImport } from '../../data/imports/import-rows'
import { sendImportJob } from '../../data/jobs'
import { ProductError } from '../../domain/errors'
import type { ImportLabels, ImportView } from '../../domain/imports/import-view'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import type { CsvMapping } from '../../domain/usage/mapped-csv/csv-mapping'
import { readErasedPeople } from '../erasure/erased-names'
import { giveUpUpload } from './give-up-upload'

export const MAX_UPLOAD_BYTES = 4 * 1024 ** 3

const CHUNK_BYTES = 1024 * 1024
const SIGN_OF_LIFE_MS = 5_000

export interface Upload {
  name: string
  format: string
  labels: ImportLabels
  /** How a CSV of any columns is read, or the id of a mapping that the organization remembers. */
  mapping?: CsvMapping | string | null
  body: Readable
}

/**
 * Takes an upload into the database as it streams in, compressed and in pieces, and queues its import. Nothing is
 * read ahead of what is stored: the sender waits for Postgres. What does not arrive whole leaves nothing behind.
 */
export async function receiveUpload(caller: Caller, upload: Upload): Promise<ImportView> {
  requireAllowed(caller, 'import_usage')
  const { organizationId } = caller
  const { mapping = null } = upload
  const id = randomUUID()
  await inOrganizationSql(organizationId, async (tx) => {
    const { pseudonymFor } = await readErasedPeople(tx)
    const user = upload.labels.user && pseudonymFor?.('user', upload.labels.user)
    await insertImport(tx, {
      id,
      kind: 'upload',
      name: upload.name,
      format: upload.format,
      labels: user ? { ...upload.labels, user } : upload.labels,
      mapping: typeof mapping === 'string' ? await storedMapping(tx, mapping) : mapping,
      status: 'receiving',
      createdBy: caller.kind === 'member' ? caller.userId : null,
      apiKeyId: caller.kind === 'key' ? caller.keyId : null,
    })
  })
  const alive = setInterval(() => {
    inOrganizationSql(organizationId, (tx) => touchImport(tx, id)).catch(() => undefined)
  }, SIGN_OF_LIFE_MS)
  try {
    const bytesTotal = await store(organizationId, id, upload.body)
    if (bytesTotal === 0) throw new ProductError('invalid', 'The file is empty.')
    const isQueued = await inOrganizationSql(organizationId, (tx) =>
      setImportStatus(tx, id, { from: 'receiving', status: 'queued', bytesTotal }),
    )
    // Its pieces are gone: to acknowledge it would lose it.
    if (!isQueued) throw givenUp()
  } catch (error) {
    await inOrganizationSql(organizationId, (tx) => giveUpUpload(tx, id, reasonOf(error))).catch(
      () => undefined,
    )
    throw error
  } finally {
    clearInterval(alive)
  }
  // The worker's sweep finds what this call could not announce.
  await sendImportJob({ organizationId, importId: id }).catch(() => undefined)
  const made = await inOrganizationSql(organizationId, (tx) => findImport(tx, id))
  if (!made) throw new Error(`import ${id} is gone`)
  return made
}

async function storedMapping(tx: SqlTransaction, id: string): Promise<CsvMapping> {
  const stored = await findCsvMapping(tx, id)
  if (stored) return stored.mapping
  const fields = [{ path: 'mapping', message: 'There is no such mapping.' }]
  throw new ProductError('invalid', 'There is no such mapping.', { fields })
}

async function store(organizationId: number, importId: string, body: Readable): Promise<number> {
  let bytesTotal = 0
  async function* measured(): AsyncGenerator<Buffer> {
    for await (const piece of whole(body)) {
      bytesTotal += piece.length
      if (bytesTotal > MAX_UPLOAD_BYTES) {
        throw new ProductError(
          'too_large',
          `A file may have ${MAX_UPLOAD_BYTES / 1024 ** 3} GiB at most. Compress it, or split it.`,
        )
      }
      yield piece
    }
  }
  await pipeline(measured, createGzip({ level: constants.Z_BEST_SPEED }), async (compressed) => {
    let index = 0
    for await (const bytes of inChunks(compressed as AsyncIterable<Buffer>)) {
      if (!(await insertImportChunk(organizationId, { importId, index, bytes }))) throw givenUp()
      index++
    }
  })
  return bytesTotal
}

// What breaks the body off is its sender's end of the line, never ours.
async function* whole(body: Readable): AsyncGenerator<Buffer> {
  try {
    yield* body as AsyncIterable<Buffer>
  } catch (error) {
    if (error instanceof ProductError) throw error
    throw new ProductError('invalid', 'The body did not arrive whole.')
  }
}

async function* inChunks(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = []
  let size = 0
  for await (const piece of pieces) {
    held.push(piece)
    size += piece.length
    if (size < CHUNK_BYTES) continue
    yield Buffer.concat(held)
    held = []
    size = 0
  }
  if (size > 0) yield Buffer.concat(held)
}

function givenUp(): ProductError {
  return new ProductError('conflict', 'The upload was silent for too long and was given up. Send it again.')
}

function reasonOf(error: unknown): string {
  return error instanceof ProductError ? error.message : 'The upload stopped before its end.'
}
