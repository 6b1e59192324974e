import { Agent, request } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { toWireEvent } from '../../lib/domain/usage/to-wire-event'
import { type ExactTotals, TotalsCounter } from '../generate/exact-totals'
import { generateUsageEvents } from '../generate/usage-events'
import { uploadEnd } from './send-upload'

const EVENTS_EACH = 250
// One key may ask 600 times a minute, of all web processes together.
const SENDERS = 4
const MS_A_REQUEST = 550
const REQUESTS_A_MOMENT = 20
const UPLOAD_EVENTS = 20_000
const RUNS = 40
const MS_BETWEEN_LOOKS = 1_000
const LONGEST_MS = 120_000

/** Web processes that serve the same organization. */
export interface Webs {
  key: string
  /** Those that there are now. */
  urls(): string[]
}

export interface Outcome {
  answered: number
  /** Broken off, or answered with an error. */
  failed: number
  moved: number
  totals: ExactTotals
}

/**
 * Sends batches, questions and uploads until `happen` has, and answers when all of it is in the ledger. It does what a balancer
 * does: looks at the health of each every second, and sends what cannot be sent to one to another.
 */
export async function underLoad(webs: Webs, seed: number, happen: () => Promise<void>): Promise<Outcome> {
  const counter = new TotalsCounter()
  const events = generateUsageEvents({ seed, count: Number.POSITIVE_INFINITY, days: 365, counter })
  const take = (count: number) =>
    Array.from({ length: count }, () => events.next().value).flatMap((event, at) =>
      event ? [{ ...toWireEvent(event), run_id: at % 4 === 0 ? `run-${at % RUNS}` : undefined }] : [],
    )
  const sender = new Sender(webs)
  let isOver = false
  const uploads: string[] = []
  const until = async (work: () => Promise<void>) => {
    while (!isOver) await Promise.all([work(), delay(MS_A_REQUEST)])
  }
  const working = [
    ...Array.from({ length: SENDERS }, () =>
      until(async () => {
        await sender.send('POST', '/api/v1/usage', JSON.stringify(take(EVENTS_EACH)))
      }),
    ),
    until(async () => {
      await sender.send('GET', '/api/v1/spend?from=2025-10-01&to=2026-09-30&group_by=day,model&tz=UTC')
    }),
    until(async () => {
      const lines = take(UPLOAD_EVENTS).map((event) => JSON.stringify(event))
      uploads.push(
        (await sender.send('POST', `/api/v1/uploads?filename=u${uploads.length}.jsonl`, lines.join('\n')))
          .id as string,
      )
      await delay(REQUESTS_A_MOMENT * MS_A_REQUEST)
    }),
  ]
  await happen().finally(() => {
    isOver = true
  })
  await Promise.all(working)
  for (const id of uploads) await uploadEnd((path) => sender.send('GET', path), id)
  sender.stop()
  return { ...sender.counts, totals: counter.totals() }
}

class Sender {
  readonly counts = { answered: 0, failed: 0, moved: 0 }
  readonly #agent = new Agent({ keepAlive: true })
  readonly #looking: NodeJS.Timeout
  #turn = 0
  #healthy: string[] = []

  constructor(readonly webs: Webs) {
    this.#healthy = webs.urls()
    this.#looking = setInterval(() => void this.#look(), MS_BETWEEN_LOOKS)
  }

  stop(): void {
    clearInterval(this.#looking)
    this.#agent.destroy()
  }

  async #look(): Promise<void> {
    const urls = this.webs.urls()
    const answers = await Promise.all(urls.map((url) => fetch(`${url}/api/health`).catch(() => null)))
    this.#healthy = urls.filter((_, at) => answers[at]?.ok)
  }

  /** Until one has answered as it should; what is sent twice counts once. */
  async send(method: string, path: string, body?: string): Promise<Record<string, unknown>> {
    const deadline = Date.now() + LONGEST_MS
    for (;;) {
      const urls = this.#healthy.length > 0 ? this.#healthy : this.webs.urls()
      const answer = await this.#ask(`${urls[this.#turn++ % urls.length]}${path}`, method, body)
      if (typeof answer === 'object' && answer.status < 300) {
        this.counts.answered++
        return answer.body
      }
      if (answer === 'unsent') this.counts.moved++
      else {
        this.counts.failed++
        console.error(`${method} ${path}: ${JSON.stringify(answer)}`)
      }
      if (Date.now() > deadline) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`)
      await delay(50)
    }
  }

  #ask(
    url: string,
    method: string,
    body: string | undefined,
  ): Promise<{ status: number; body: Record<string, unknown> } | string> {
    return new Promise((resolve) => {
      const headers = {
        authorization: `Bearer ${this.webs.key}`,
        'content-type': 'application/json',
      }
      const sent = request(url, { method, headers, agent: this.#agent })
      sent.on('error', (error: NodeJS.ErrnoException) => {
        // As a balancer sees it: refused, or an idle connection that was closed in the same moment.
        const isUnsent = error.code === 'ECONNREFUSED' || (sent.reusedSocket && error.code === 'ECONNRESET')
        resolve(isUnsent ? 'unsent' : `broken off: ${error.message}`)
      })
      sent.on('response', async (answer) => {
        let text = ''
        try {
          for await (const piece of answer.setEncoding('utf8')) text += piece
          resolve({ status: answer.statusCode ?? 0, body: JSON.parse(text) })
        } catch (error) {
          resolve(`the answer broke off: ${error}`)
        }
      })
      sent.end(body)
    })
  }
}
