import { setTimeout as delay } from 'node:timers/promises'

export type ApiClient = { url: string; key: string }

/** Asks once; null where no answer came. */
export async function ask(
  { url, key }: ApiClient,
  path: string,
  init: RequestInit = {},
): Promise<Response | null> {
  const headers = { ...init.headers, authorization: `Bearer ${key}` }
  try {
    const response = await fetch(`${url}${path}`, {
      ...init,
      headers,
      signal: AbortSignal.timeout(60_000),
    })
    // An answer that is cut off is none.
    return new Response(await response.arrayBuffer(), response)
  } catch {
    return null
  }
}

export type Patience = { deadlineMs: number; answers: Map<string, number> }

/** How long clients try; what they were answered in between is counted. */
export function patienceOf(durationMs: number): Patience {
  return { deadlineMs: Date.now() + durationMs, answers: new Map() }
}

/** Asks again, as a well-behaved client does, until the answer is `wanted`. */
export async function askUntil(
  client: ApiClient,
  path: string,
  wanted: number,
  patience: Patience,
  init: RequestInit = {},
): Promise<Response> {
  for (;;) {
    const response = await ask(client, path, init)
    if (response?.status === wanted) return response
    await waitToAskAgain(response?.status ?? null, response?.headers.get('retry-after') ?? null, patience)
  }
}

/** What a client does between two tries: it says no more than that it waits. */
export async function waitToAskAgain(
  status: number | null,
  retryAfter: string | null,
  { deadlineMs, answers }: Patience,
): Promise<void> {
  const name = String(status ?? 'no answer')
  answers.set(name, (answers.get(name) ?? 0) + 1)
  if (Date.now() > deadlineMs)
    throw new Error(`A client gave up; it was answered ${JSON.stringify(Object.fromEntries(answers))}.`)
  if (status !== null && status >= 400 && status < 500 && ![409, 429].includes(status))
    throw new Error(`A good request was answered ${status}.`)
  await delay(Math.min(Number(retryAfter ?? 0) * 1000 || 200, 10_000))
}
