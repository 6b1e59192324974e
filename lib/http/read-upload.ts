import { PassThrough, type Readable } from 'node:stream'
import { Busboy, type BusboyInstance } from '@fastify/busboy'
import { type FieldError, ProductError } from '../domain/errors'
import type { ImportLabels } from '../domain/imports/import-view'
import { LOG_FORMATS } from '../domain/usage/formats/detect'
import type { Upload } from '../services/imports/receive-upload'
import { bodyStream } from './read-body'

const LABELS = {
  project: 'project',
  framework: 'framework',
  task: 'task',
  team: 'team',
  user: 'user',
  run_id: 'runId',
} as const

/** The upload in a request: a multipart `file`, or the raw body with `filename=`. Its bytes are not read yet. */
export async function readUpload(request: Request): Promise<Upload> {
  const query = new URL(request.url).searchParams
  const fields: FieldError[] = []
  const format = query.get('format') || 'auto'
  if (format !== 'auto' && !(LOG_FORMATS as readonly string[]).includes(format)) {
    fields.push({ path: 'format', message: `One of auto, ${LOG_FORMATS.join(', ')}.` })
  }
  const labels: ImportLabels = {}
  for (const [name, key] of Object.entries(LABELS) as [keyof typeof LABELS, keyof ImportLabels][]) {
    const value = query.get(name)
    if (!value) continue
    if (value.length > 512 || value.includes('\0'))
      fields.push({ path: name, message: 'At most 512 characters, without NUL.' })
    else labels[key] = value
  }
  if (fields.length > 0)
    throw new ProductError('invalid', 'The upload was not taken: see errors.', { fields })
  const type = request.headers.get('content-type') ?? ''
  const part = /^multipart\/form-data/i.test(type)
    ? await filePart(request, type)
    : { name: query.get('filename'), body: bodyStream(request) }
  return { name: cleanName(part.name), format, labels, body: part.body }
}

// A name is a label, never a path on this machine.
function cleanName(name: string | null): string {
  const last = (name ?? '').replaceAll('\0', '').split(/[\\/]/).at(-1)?.trim() ?? ''
  return last.slice(0, 255) || 'upload'
}

function filePart(request: Request, type: string): Promise<{ name: string | null; body: Readable }> {
  return new Promise((resolve, reject) => {
    const refuse = (detail: string) => reject(new ProductError('invalid', detail))
    let parser: BusboyInstance
    try {
      parser = new Busboy({
        headers: { 'content-type': type },
        limits: { files: 1, fields: 20, fieldSize: 2_000 },
      })
    } catch {
      return refuse('The multipart body has no boundary.')
    }
    const source = bodyStream(request)
    let isFound = false
    parser.on('file', (field, stream, name) => {
      if (field !== 'file' || isFound) return stream.resume()
      isFound = true
      const body = new PassThrough()
      stream.pipe(body)
      // A body that is cut off must not look like one that ended.
      source.on('error', (error) => body.destroy(error))
      parser.on('error', (error) => body.destroy(error instanceof Error ? error : new Error(String(error))))
      return resolve({ name: name || null, body })
    })
    parser.on('error', () => refuse('The multipart body is broken.'))
    parser.on('finish', () => refuse('Send the file as the multipart field "file".'))
    source.on('error', () => refuse('The body did not arrive whole.'))
    source.pipe(parser)
  })
}
