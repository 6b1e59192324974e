import { createHash } from 'node:crypto'
import { PassThrough, Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import { insertAuditRow } from '../../data/audit/insert-audit-row'
import { inOrganizationSql, inSnapshot, type OrganizationSnapshot } from '../../data/database'
import { EXPORT_PARTS, readExportPart } from '../../data/organizations/export-parts'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { auditActor } from '../audit-actor'
import type { ExportFile } from '../export/export-file'
import { type ExportedFile, exportManifest, exportReadme } from './describe-export'
import { ExportedEvents, USAGE_EVENTS } from './exported-events'

/** The export as a file of its day. */
export function organizationFile(caller: Caller): ExportFile {
  return {
    filename: `outlay-organization_${new Date().toISOString().slice(0, 10)}.zip`,
    contentType: 'application/zip',
    pieces: exportOrganization(caller),
  }
}

/**
 * Everything that the organization holds as one .zip, made as it is read and all of it from one moment. Memory does not
 * grow with the events; a reader that leaves gives the snapshot back.
 */
export async function* exportOrganization(caller: Caller): AsyncGenerator<Buffer> {
  requireAllowed(caller, 'export_organization')
  // Told before it begins: who breaks it off has had a part.
  await inOrganizationSql(caller.organizationId, (tx) =>
    insertAuditRow(tx, {
      ...auditActor(caller),
      action: 'organization.export',
      subject: `organization ${caller.organizationId}`,
    }),
  )
  const out = new PassThrough()
  const fail = (error: unknown) => void out.destroy(error instanceof Error ? error : new Error(String(error)))
  const written = inSnapshot(caller.organizationId, (snapshot) => write(caller, snapshot, out, fail)).catch(
    fail,
  )
  try {
    yield* out
  } finally {
    out.destroy()
    await written
  }
}

async function write(
  caller: Caller,
  snapshot: OrganizationSnapshot,
  out: PassThrough,
  fail: (error: unknown) => void,
): Promise<void> {
  const zip = new ZipFile()
  zip.on('error', fail)
  zip.outputStream.pipe(out)
  const at = new Date()
  const files: ExportedFile[] = []
  const add = async (name: string, batches: AsyncIterable<readonly object[]>) => {
    const file = new FileOfLines(`${name}.ndjson`)
    const lines = Readable.from(file.lines(batches), { objectMode: false })
    const stop = () => void lines.destroy()
    out.once('close', stop)
    zip.addReadStream(lines, file.name, { mtime: at })
    // A reader that went away ends it too.
    await new Promise((resolve, reject) => lines.once('close', resolve).once('error', reject))
    out.off('close', stop)
    if (out.destroyed) throw new Error('Nobody reads this file any more.')
    files.push(file.described())
  }
  const addText = (name: string, text: string) => zip.addBuffer(Buffer.from(text), name, { mtime: at })
  addText('README.txt', exportReadme())
  for (const part of EXPORT_PARTS) await add(part.name, readExportPart(snapshot, part))
  const events = new ExportedEvents(snapshot)
  await add(USAGE_EVENTS.name, events.lines())
  addText('manifest.json', exportManifest({ caller, at, files, totals: events.totals() }))
  zip.end()
}

/** Rows as lines of JSON, with what a reader can check them by. */
class FileOfLines {
  #rows = 0
  #bytes = 0
  readonly #hash = createHash('sha256')

  constructor(readonly name: string) {}

  async *lines(batches: AsyncIterable<readonly object[]>): AsyncGenerator<Buffer> {
    for await (const rows of batches) {
      const piece = Buffer.from(rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
      this.#rows += rows.length
      this.#bytes += piece.length
      this.#hash.update(piece)
      yield piece
    }
  }

  described(): ExportedFile {
    return { name: this.name, rows: this.#rows, bytes: this.#bytes, sha256: this.#hash.digest('hex') }
  }
}
