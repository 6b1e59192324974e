import { once } from 'node:events'
import http from 'node:http'
import { type ApiClient, askUntil, type Patience, waitToAskAgain } from './api-client'
import type { MadeLog } from './made-events'

export type UploadView = {
  id: string
  name: string
  kind: string
  status: string
  bytes_total: number | null
  accepted: number
  updated: number
  duplicates: number
  rejected: number
}

const pieceBytes = 64 * 1024

/** Sends the log until it is answered 202, and answers the id; `onSent` hears how much of it has been sent. */
export async function sendUpload(arg: {
  client: ApiClient
  log: MadeLog
  patience: Patience
  idempotencyKey?: string
  onSent: (fraction: number) => void
}): Promise<string> {
  for (;;) {
    const answer = await tryUpload(arg).catch(() => null)
    if (answer?.status === 202) return (JSON.parse(answer.body) as UploadView).id
    await waitToAskAgain(answer?.status ?? null, answer?.retryAfter ?? null, arg.patience)
  }
}

async function tryUpload({
  client,
  log,
  idempotencyKey,
  onSent,
}: {
  client: ApiClient
  log: MadeLog
  idempotencyKey?: string
  onSent: (fraction: number) => void
}): Promise<{ status: number; retryAfter: string | null; body: string }> {
  const request = http.request(`${client.url}/api/v1/uploads?filename=${log.project}.jsonl`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${client.key}`,
      'content-length': log.body.length,
      ...(idempotencyKey && { 'idempotency-key': idempotencyKey }),
    },
  })
  const answered = once(request, 'response') as Promise<[http.IncomingMessage]>
  answered.catch(() => undefined)
  let isBroken = false
  request.on('error', () => {
    isBroken = true
  })
  for (let at = 0; at < log.body.length && !isBroken; at += pieceBytes) {
    const piece = log.body.subarray(at, at + pieceBytes)
    await new Promise<void>((resolve) => request.write(piece, () => resolve()))
    onSent(Math.min(1, (at + pieceBytes) / log.body.length))
  }
  request.end()
  const [response] = await answered
  let body = ''
  for await (const chunk of response) body += chunk
  return { status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'] ?? null, body }
}

export async function getUpload(client: ApiClient, id: string, patience: Patience): Promise<UploadView> {
  const response = await askUntil(client, `/api/v1/uploads/${id}`, 200, patience)
  return (await response.json()) as UploadView
}

/** Every import of the organization, requests by API included. */
export async function listUploads(client: ApiClient, patience: Patience): Promise<UploadView[]> {
  const all: UploadView[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const query: string = cursor ? `&cursor=${cursor}` : ''
    const response = await askUntil(client, `/api/v1/uploads?limit=200${query}`, 200, patience)
    const page = (await response.json()) as { data: UploadView[]; next_cursor: string | null }
    all.push(...page.data)
    cursor = page.next_cursor
  }
  return all
}
