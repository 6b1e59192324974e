import { type Operations, ROUTES } from './operations'

type Of<Id extends keyof Operations, Part extends string> = Part extends keyof Operations[Id]
  ? Operations[Id][Part]
  : never
type Value = string | number | boolean

/** What a call takes: its path's parameters, its query (`tag.NAME` too), its body. */
export type Request<Id extends keyof Operations> = Omit<Operations[Id], 'answer' | 'query'> & {
  query?: Of<Id, 'query'> & { [tag: `tag.${string}`]: string | readonly string[] }
  /** The same key with the same request counts once. */
  idempotencyKey?: string
  /** Of a body that is no JSON, as `application/x-ndjson`. */
  contentType?: string
  signal?: AbortSignal
}

/** A refusal: `status`, and the problem document with what is wrong in `errors`. */
export class OutlayProblem extends Error {
  readonly status: number
  readonly errors: readonly { path: string; message: string }[]
  readonly retryAfterSeconds: number | null

  constructor(
    status: number,
    problem: { title?: string; detail?: string; errors?: { path: string; message: string }[] },
    retryAfter: string | null = null,
  ) {
    super(problem.detail ?? problem.title ?? `Outlay answered ${status}.`)
    this.name = 'OutlayProblem'
    this.status = status
    this.errors = problem.errors ?? []
    this.retryAfterSeconds = retryAfter === null ? null : Number(retryAfter)
  }
}

/** The API of the Outlay at `url`, asked with `key`. */
export function outlay({
  url,
  key,
  fetch = globalThis.fetch,
}: {
  url: string
  key: string
  fetch?: typeof globalThis.fetch
}) {
  /** The answer as it came: for files, which are large. */
  async function send<Id extends keyof Operations>(id: Id, request: Request<Id>): Promise<Response> {
    const [method, path] = ROUTES[id]
    const given: {
      path?: Record<string, Value>
      query?: Record<string, Value | readonly Value[] | undefined>
      body?: unknown
    } = request
    const { idempotencyKey, contentType, signal } = request
    const body = given.body
    const isRaw = typeof body === 'string' || body instanceof Uint8Array
    const response = await fetch(
      url.replace(/\/$/, '') + addressOf(path, given.path ?? {}, given.query ?? {}),
      {
        method,
        headers: {
          authorization: `Bearer ${key}`,
          ...(body !== undefined && {
            'content-type': contentType ?? (isRaw ? 'application/octet-stream' : 'application/json'),
          }),
          ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
        },
        ...(body !== undefined && { body: isRaw ? (body as BodyInit) : JSON.stringify(body) }),
        ...(signal && { signal }),
      },
    )
    if (response.ok) return response
    const problem = await response.json().catch(() => ({}))
    throw new OutlayProblem(response.status, problem, response.headers.get('retry-after'))
  }

  /** The answer's JSON; text where it is a file, null where there is none. */
  async function call<Id extends keyof Operations>(
    id: Id,
    request: Request<Id>,
  ): Promise<Operations[Id]['answer']> {
    const response = await send(id, request)
    if (response.status === 204) return null as Operations[Id]['answer']
    const isJson = response.headers.get('content-type')?.startsWith('application/json')
    return (isJson ? await response.json() : await response.text()) as Operations[Id]['answer']
  }

  return { call, send }
}

function addressOf(
  path: string,
  parameters: Record<string, Value>,
  query: Record<string, Value | readonly Value[] | undefined>,
): string {
  const place = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(parameters[name])))
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query))
    for (const one of [value ?? []].flat()) search.append(name, String(one))
  return search.size > 0 ? `${place}?${search}` : place
}
