import { type Agent, request } from 'node:http'
import { gunzipSync } from 'node:zlib'

export interface GotPage {
  /** Until the last byte: slow parts are streamed behind the first one. */
  ms: number
  compressedBytes: number
  rawBytes: number
  html: string
}

/** Asks for a page as a browser does, compressed; throws where it is not one. */
export function getPage(address: string, cookie: string, agent: Agent): Promise<GotPage> {
  return new Promise((resolve, reject) => {
    const startedAt = performance.now()
    const headers = { cookie, accept: 'text/html', 'accept-encoding': 'gzip' }
    const sent = request(address, { agent, headers }, (answer) => {
      const pieces: Buffer[] = []
      answer.on('data', (piece: Buffer) => pieces.push(piece))
      answer.on('error', reject)
      answer.on('end', () => {
        const ms = performance.now() - startedAt
        const body = Buffer.concat(pieces)
        if (answer.statusCode !== 200) {
          reject(new Error(`${address}: ${answer.statusCode} ${answer.headers.location ?? body.toString()}`))
          return
        }
        const raw = answer.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body
        resolve({ ms, compressedBytes: body.length, rawBytes: raw.length, html: raw.toString() })
      })
    })
    sent.on('error', reject)
    sent.end()
  })
}
