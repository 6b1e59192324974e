import { request } from 'node:http'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as delay } from 'node:timers/promises'

const POLL_MS = 500

export interface UploadEnd {
  accepted: number
  updated: number
  duplicates: number
  rejected: number
}

interface Sent {
  url: string
  key: string
  name: string
  body: Readable
}

/** Uploads a body as it comes, and answers the id once the server has all of it. */
export async function sendUpload({ url, key, name, body }: Sent): Promise<string> {
  const headers = { authorization: `Bearer ${key}` }
  const sent = request(`${url}/api/v1/uploads?filename=${name}`, { method: 'POST', headers })
  const answered = new Promise<{ status: number; text: string }>((resolve, reject) => {
    sent.on('error', reject)
    sent.on('response', async (answer) => {
      let text = ''
      for await (const piece of answer.setEncoding('utf8')) text += piece
      resolve({ status: answer.statusCode ?? 0, text })
    })
  })
  await pipeline(body, sent)
  const { status, text } = await answered
  if (status !== 202) throw new Error(`${name}: ${status} ${text}`)
  return (JSON.parse(text) as { id: string }).id
}

/** Until the worker has read it; throws where it failed. */
export async function uploadEnd(
  get: (path: string) => Promise<Record<string, unknown>>,
  id: string,
): Promise<UploadEnd> {
  for (;;) {
    const view = await get(`/api/v1/uploads/${id}`)
    if (view.status === 'failed') throw new Error(`upload ${id}: ${JSON.stringify(view)}`)
    if (view.status === 'done') return view as unknown as UploadEnd
    await delay(POLL_MS)
  }
}
