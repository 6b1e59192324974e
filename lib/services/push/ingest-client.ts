import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

const compress = promisify(gzip)

/** The server's answer to a batch, CONTRACT.md §3. */
export interface IngestAnswer {
  accepted: number
  updated: number
  duplicates: number
  rejected: number
  errors: { index: number; path: string; message: string }[]
}

/** The server will not take it, however often it is asked: a wrong key, a wrong address. */
export class IngestRefusedError extends Error {
  override readonly name = 'IngestRefusedError'
  constructor(
    message: string,
    readonly status: number,
  ) {
    super(message)
  }
}

export interface IngestClientOptions {
  url: string
  key: string
  signal: AbortSignal
  /** Waits before the next try; replaced in tests. */
  wait?: (ms: number, signal: AbortSignal) => Promise<void>
  tries?: number
  /** Told before each new try. */
  onRetry?: (problem: string, pauseMs: number) => void
}

interface RequestBody {
  bytes: Buffer
  headers: Readonly<Record<string, string>>
}

const REQUEST_TIMEOUT_MS = 120_000
const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 30_000
const FIRST_CONTACT_TRIES = 3

/** Talks to a server's API, to `POST /api/v1/usage` above all; tries again through lost connections, 429 and 5xx. */
export class IngestClient {
  constructor(readonly options: IngestClientOptions) {}

  /** What the server's data is: changes when something acknowledged is no longer there. */
  async epoch(): Promise<string> {
    const answer = await this.#ask('GET', '/api/v1/ingest-state', null, FIRST_CONTACT_TRIES)
    if (answer.status === 404 || answer.status === 403 || answer.status === 405) return 'none'
    const state = (await readJson(answer)) as { organization?: unknown; ingest_epoch?: unknown } | null
    return `${String(state?.organization ?? '')}:${String(state?.ingest_epoch ?? 0)}`
  }

  /** Sends events, one JSON text each. */
  async send(lines: readonly string[]): Promise<IngestAnswer> {
    const body = await compress(lines.join('\n'), { level: 1 })
    const answer = await this.#ask('POST', '/api/v1/usage', {
      bytes: body,
      headers: { 'content-type': 'application/x-ndjson', 'content-encoding': 'gzip' },
    })
    if (answer.status === 413 && lines.length > 1) {
      const half = Math.ceil(lines.length / 2)
      const first = await this.send(lines.slice(0, half))
      return addAnswers(first, await this.send(lines.slice(half)), half)
    }
    if (!answer.ok) throw new IngestRefusedError(await reasonOf(answer), answer.status)
    const counts = (await readJson(answer)) as Partial<IngestAnswer> | null
    if (typeof counts?.accepted !== 'number')
      throw new IngestRefusedError("the answer is not an Outlay server's", answer.status)
    return {
      accepted: counts.accepted,
      updated: counts.updated ?? 0,
      duplicates: counts.duplicates ?? 0,
      rejected: counts.rejected ?? 0,
      errors: counts.errors ?? [],
    }
  }

  /** Sends a text, which may be sent twice without harm, and answers what the server says. */
  async say(method: 'PATCH' | 'POST', path: string, text: string, type: string): Promise<unknown> {
    const body = { bytes: Buffer.from(text), headers: { 'content-type': type } }
    const answer = await this.#ask(method, path, body)
    if (!answer.ok) throw new IngestRefusedError(await reasonOf(answer), answer.status)
    return readJson(answer)
  }

  async #ask(method: string, path: string, body: RequestBody | null, most?: number): Promise<Response> {
    const { url, key, signal, wait = sleep, onRetry } = this.options
    const tries = most ?? this.options.tries ?? 8
    let pause = FIRST_PAUSE_MS
    for (let attempt = 1; ; attempt++) {
      let problem: string
      let retryAfter: number | null = null
      try {
        const answer = await fetch(`${url}${path}`, {
          method,
          headers: {
            authorization: `Bearer ${key}`,
            ...body?.headers,
          },
          ...(body === null ? {} : { body: new Uint8Array(body.bytes) }),
          signal: AbortSignal.any([signal, AbortSignal.timeout(REQUEST_TIMEOUT_MS)]),
          redirect: 'error',
        })
        if (answer.status === 401 || (answer.status === 403 && method !== 'GET')) {
          throw new IngestRefusedError(await reasonOf(answer), answer.status)
        }
        if (answer.status !== 429 && answer.status < 500) return answer
        problem = await reasonOf(answer)
        retryAfter = readRetryAfter(answer.headers.get('retry-after'))
      } catch (cause) {
        if (cause instanceof IngestRefusedError) throw cause
        signal.throwIfAborted()
        problem = causeOf(cause)
      }
      if (attempt >= tries) throw new Error(`${url}: ${problem}`)
      const pauseMs = Math.min(retryAfter ?? pause * (0.75 + Math.random() / 2), 120_000)
      onRetry?.(`${url}: ${problem}`, pauseMs)
      await wait(pauseMs, signal)
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS)
    }
  }
}

function addAnswers(a: IngestAnswer, b: IngestAnswer, offset: number): IngestAnswer {
  return {
    accepted: a.accepted + b.accepted,
    updated: a.updated + b.updated,
    duplicates: a.duplicates + b.duplicates,
    rejected: a.rejected + b.rejected,
    errors: [...a.errors, ...b.errors.map((error) => ({ ...error, index: error.index + offset }))],
  }
}

function readRetryAfter(header: string | null): number | null {
  if (header === null) return null
  const seconds = Number(header)
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000)
  const at = Date.parse(header)
  return Number.isNaN(at) ? null : Math.max(0, at - Date.now())
}

async function readJson(answer: Response): Promise<unknown> {
  return answer.json().catch(() => null)
}

async function reasonOf(answer: Response): Promise<string> {
  const problem = (await readJson(answer)) as { title?: unknown; detail?: unknown } | null
  const detail = problem?.detail ?? problem?.title
  return `${answer.status}${typeof detail === 'string' ? `: ${detail}` : ` ${answer.statusText}`}`.trim()
}

function causeOf(cause: unknown): string {
  const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause
  if (!(inner instanceof Error)) return String(inner)
  return inner.message || (inner as NodeJS.ErrnoException).code || 'no connection'
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(done, ms)
    function done() {
      signal.removeEventListener('abort', stopped)
      resolve()
    }
    function stopped() {
      clearTimeout(timer)
      reject(signal.reason)
    }
    signal.addEventListener('abort', stopped, { once: true })
  })
}
