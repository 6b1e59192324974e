import { lookup } from 'node:dns/promises'
import http from 'node:http'
import https from 'node:https'
import { isIP } from 'node:net'
import { keptAnswer, type SendAnswer } from './send-answer'
import { addressProblem, isExempt, portOf, urlProblem } from './url-problem'

export interface PostOptions {
  timeoutMs?: number
  /** Every address of a host; asked once a post. */
  resolve?: (host: string) => Promise<string[]>
}

const TIMEOUT_MS = 10_000
const MOST_READ_BYTES = 65_536

const resolveAll = async (host: string): Promise<string[]> =>
  (await lookup(host, { all: true })).map(({ address }) => address)

/**
 * Posts JSON to an address that a stranger chose: its name is resolved once, every address must be public, and the
 * connection goes to the first of those. No redirect is followed and no proxy asked. A failure is an answer.
 */
export async function postTo(
  target: string,
  kind: 'slack' | 'webhook',
  body: string,
  headers: Record<string, string>,
  { timeoutMs = TIMEOUT_MS, resolve = resolveAll }: PostOptions = {},
): Promise<SendAnswer> {
  const startedAt = performance.now()
  const answer = (isOk: boolean, text: string): SendAnswer => ({
    isOk,
    answer: keptAnswer(text),
    durationMs: Math.round(performance.now() - startedAt),
  })
  const problem = urlProblem(target, kind)
  if (problem !== null) return answer(false, problem)
  const signal = AbortSignal.timeout(timeoutMs)
  const late = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error(`No answer within ${timeoutMs / 1000} s.`)))
  })
  try {
    const url = new URL(target)
    const address = await Promise.race([pinnedAddress(url, resolve), late])
    const { status, text } = await Promise.race([send(url, address, body, headers, signal), late])
    if (status >= 200 && status < 300) return answer(true, `${status} ${text}`)
    if (status >= 300 && status < 400) return answer(false, `${status}: redirects are not followed. ${text}`)
    return answer(false, `${status} ${text}`)
  } catch (error) {
    return answer(false, error instanceof Error ? error.message : String(error))
  }
}

async function pinnedAddress(url: URL, resolve: (host: string) => Promise<string[]>): Promise<string> {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const addresses = isIP(host) ? [host] : await resolve(host)
  const [first] = addresses
  if (first === undefined) throw new Error(`${host} has no address.`)
  if (!isExempt(url)) {
    for (const address of addresses) {
      const problem = addressProblem(address)
      if (problem !== null) throw new Error(isIP(host) ? problem : `${host}: ${problem}`)
    }
  }
  return first
}

function send(
  url: URL,
  address: string,
  body: string,
  headers: Record<string, string>,
  signal: AbortSignal,
): Promise<{ status: number; text: string }> {
  const isHttps = url.protocol === 'https:'
  const host = url.hostname.replace(/^\[|\]$/g, '')
  return new Promise((resolve, reject) => {
    const options: https.RequestOptions = {
      host: address,
      port: portOf(url),
      path: url.pathname + url.search,
      method: 'POST',
      agent: false,
      signal,
      // The name is what the certificate and the server are asked for; the connection goes to the address.
      ...(isHttps && !isIP(host) && { servername: host }),
      headers: {
        ...headers,
        host: url.host,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'Outlay',
      },
    }
    const request = (isHttps ? https : http).request(options, (response) => {
      const chunks: Buffer[] = []
      let bytes = 0
      const finish = () => {
        response.destroy()
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') })
      }
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk)
        bytes += chunk.length
        if (bytes >= MOST_READ_BYTES) finish()
      })
      response.on('end', finish)
      response.on('error', reject)
    })
    request.on('error', reject)
    request.end(body)
  })
}
