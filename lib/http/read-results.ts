import { z } from 'zod'
import { type FieldError, ProductError } from '../domain/errors'
import type { RunResults } from '../services/runs/add-run-results'
import { readBody } from './read-body'

/** What the cases of a file count as. */
export const RESULT_KINDS = ['checks', 'tests'] as const
/** The name of a task or a suite. */
export const resultLabel = z
  .string()
  .max(512)
  .refine((text) => !text.includes('\0'))
const MOST_BYTES = 10_000_000

/** The test results in a request: JUnit XML or TAP, the raw body or the multipart field `file`. */
export async function readResults(request: Request): Promise<RunResults> {
  const query = new URL(request.url).searchParams
  const fields: FieldError[] = []
  const asked = query.get('as') || 'tests'
  const as = RESULT_KINDS.find((kind) => kind === asked)
  if (!as) fields.push({ path: 'as', message: 'tests or checks' })
  const label = (name: string): string | null => {
    const text = query.get(name) || null
    if (text !== null && !resultLabel.safeParse(text).success)
      fields.push({ path: name, message: 'At most 512 characters, without NUL.' })
    return text
  }
  const [task, suite] = [label('task'), label('suite')]
  if (fields.length > 0 || !as)
    throw new ProductError('invalid', 'The results were not taken: see errors.', { fields })
  const { type, text } = await readFile(request)
  return { text, format: formatOf(type, text), as, task, suite }
}

async function readFile(request: Request): Promise<{ type: string; text: string }> {
  const bytes = await readBody(request, MOST_BYTES)
  const type = request.headers.get('content-type') ?? ''
  if (!/^multipart\/form-data/i.test(type)) return { type, text: textOf(bytes) }
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } })
    .formData()
    .catch(() => null)
  const files = form?.getAll('file') ?? []
  const [file] = files
  if (files.length !== 1 || file === undefined || typeof file === 'string')
    throw new ProductError('invalid', 'Send one file, as the body or as the multipart field "file".')
  return { type: file.type, text: textOf(Buffer.from(await file.arrayBuffer())) }
}

const textOf = (bytes: Buffer): string => bytes.toString('utf8').replace(/^\ufeff/, '')

function formatOf(type: string, text: string): RunResults['format'] {
  if (text.trim() === '') throw new ProductError('invalid', 'The body is empty: send JUnit XML or TAP.')
  const name = type.split(';')[0]?.trim().toLowerCase() ?? ''
  if (/[/+]xml$/.test(name)) return 'junit'
  if (/\/(x-)?tap(13)?$/.test(name)) return 'tap'
  return 'auto'
}
