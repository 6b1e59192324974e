import { PassThrough, type Readable } from 'node:stream'
import { Busboy, type BusboyInstance } from '@fastify/busboy'
import { type FieldError, ProductError } from '../domain/errors'
import type { ImportLabels } from '../domain/imports/import-view'
import { isUuid } from '../domain/is-uuid'
import { LOG_FORMATS } from '../domain/usage/formats/log-format'
import { csvMappingSchema } from '../domain/usage/mapped-csv/csv-mapping'
import type { Upload } from '../services/imports/receive-upload'
import { bodyStream } from './read-body'
import { filterValue } from './spend-query'

/** What a file may be said to be. */
export const UPLOAD_FORMATS = ['auto', ...LOG_FORMATS] as const

/** What its calls are labelled with where their lines say nothing. */
export const UPLOAD_LABELS = {
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
  if (!(UPLOAD_FORMATS as readonly string[]).includes(format)) {
    fields.push({ path: 'format', message: `One of ${UPLOAD_FORMATS.join(', ')}.` })
  }
  const mapping = readMapping(query, format, fields)
  const labels: ImportLabels = {}
  for (const [name, key] of Object.entries(UPLOAD_LABELS) as [
    keyof typeof UPLOAD_LABELS,
    keyof ImportLabels,
  ][]) {
    const value = query.get(name)
    if (!value) continue
    if (!filterValue.safeParse(value).success)
      fields.push({ path: name, message: 'At most 512 characters, without NUL.' })
    else labels[key] = value
  }
  if (fields.length > 0)
    throw new ProductError('invalid', 'The upload was not taken: see errors.', { fields })
  const type = request.headers.get('content-type') ?? ''
  const part = /^multipart\/form-data/i.test(type)
    ? await filePart(request, type)
    : { name: query.get('filename'), body: bodyStream(request) }
  return { name: cleanName(part.name), format, labels, mapping, body: part.body }
}

/** A mapping as JSON, or the id of one that is remembered. */
function readMapping(query: URLSearchParams, format: string, fields: FieldError[]): Upload['mapping'] {
  const text = query.get('mapping')
  if (!text) return null
  if (format !== 'auto' && format !== 'csv')
    fields.push({ path: 'format', message: 'csv, where there is a mapping.' })
  if (isUuid(text)) return text
  const parsed = csvMappingSchema.safeParse(jsonOf(text))
  if (parsed.success) return parsed.data
  for (const { path, message } of parsed.error.issues)
    fields.push({ path: ['mapping', ...path].join('.'), message })
  return null
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

// A name is a label, never a path on this machine.
function cleanName(name: string | null): string {
  const last = (name ?? '').replaceAll('\0', '').split(/[\\/]/).at(-1)?.trim() ?? ''
  return last.slice(0, 255) || 'upload'
}

function filePart(request: Request, type: string): Promise<{ name: string | null; body: Readable }> {
  return new Promise((resolve, reject) => {
    let parser: BusboyInstance
    try {
      parser = new Busboy({
        headers: { 'content-type': type },
        limits: { files: 2, fields: 20, fieldSize: 2_000 },
      })
    } catch {
      return reject(new ProductError('invalid', 'The multipart body has no boundary.'))
    }
    const source = bodyStream(request)
    let isFound = false
    const body = new PassThrough()
    // Before a file came this is the answer; after, what stops its storing: no half of a body may look whole.
    const refuse = (detail: string) => {
      const refusal = new ProductError('invalid', detail)
      reject(refusal)
      if (isFound) body.destroy(refusal)
    }
    parser.on('file', (field, stream, name) => {
      // Unheard, what breaks off inside a part would end the process.
      stream.on('error', () => refuse('The multipart body is broken.'))
      if (field !== 'file') return stream.resume()
      if (isFound) {
        stream.resume()
        return refuse('Send one file in each request.')
      }
      isFound = true
      stream.pipe(body, { end: false })
      return resolve({ name: name || null, body })
    })
    parser.on('error', () => refuse('The multipart body is broken.'))
    parser.on('finish', () => (isFound ? body.end() : refuse('Send the file as the multipart field "file".')))
    source.on('error', () => refuse('The body did not arrive whole.'))
    source.pipe(parser)
  })
}
