import { Agent, request } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { toWireEvent } from '../lib/domain/usage/to-wire-event'
import { addTotals, type ExactTotals, requireExact, TotalsCounter } from './generate/exact-totals'
import { generateUsageEvents } from './generate/usage-events'
import type { BenchOptions } from './measure/bench-options'
import type { Finding } from './measure/finding'
import { processOf } from './measure/process-memory'
import { type ProductPart, startPart, untilAnswers } from './measure/product-part'
import { runWhenMain } from './measure/run-when-main'
import { RunningProduct } from './measure/running-product'
import { uploadEnd } from './measure/send-upload'

const PARTS = ['web', 'worker'] as const
type Part = (typeof PARTS)[number]

const RESTARTS_OF_EACH = 2
const KILLS = 8
const MS_BETWEEN_KILLS = 4_000
const EVENTS_EACH = 250
// One key may ask 600 times a minute, of all web processes together.
const SENDERS = 4
const MS_A_REQUEST = 550
const REQUESTS_A_MOMENT = 20
const UPLOAD_EVENTS = 20_000
const MS_BETWEEN_LOOKS = 1_000
const LONGEST_MS = 120_000

/**
 * Two web and two worker processes on one PostgreSQL under load, behind what a balancer does: it looks at the health of each
 * every second, and sends what cannot be sent to one to the other. Restarted in turn, no request fails; killed every few
 * seconds, nothing is lost or counted twice.
 */
export async function bench(_options: BenchOptions): Promise<Finding[]> {
  const product = await RunningProduct.start()
  const fleet = await Fleet.beside(product)
  try {
    const restarts = await underLoad(fleet, 1, () => restartInTurn(fleet))
    const kills = await underLoad(fleet, 2, () => killInTurn(fleet))
    const expected = [restarts, kills].map(({ totals }) => totals).reduce(addTotals)
    requireExact('two of each', expected, await product.spendTotal())
    await product.verifyLedger()
    return [
      {
        work: `each of two web and two worker processes restarted ${RESTARTS_OF_EACH} times under load: requests that failed`,
        ours: `${restarts.failed} of ${restarts.answered + restarts.failed}; ${restarts.moved} could not be sent to the one and went to the other`,
        ...{ peer: '', ratio: '', goal: '0', isMet: restarts.failed === 0 },
      },
      {
        work: `one of each killed every ${MS_BETWEEN_KILLS / 1000} s, ${KILLS} times: events lost or counted twice`,
        ours: `0 of ${expected.events}; ${kills.failed} of ${kills.answered + kills.failed} requests broke off and were sent again, ${kills.moved} went to the other one`,
        ...{ peer: '', ratio: '', goal: '0', isMet: true },
      },
    ]
  } finally {
    await fleet.stop()
    await product.stop()
  }
}

/** The product's own processes, which its supervisor starts again, and one more of each. */
class Fleet {
  private constructor(
    readonly product: RunningProduct,
    readonly second: Record<Part, ProductPart>,
  ) {}

  static async beside(product: RunningProduct): Promise<Fleet> {
    const web = await startPart('web', product)
    return new Fleet(product, { web, worker: await startPart('worker', product) })
  }

  urls(): string[] {
    return [this.product.url, this.second.web.url]
  }

  /** Ends one of two and answers when there is another in its place. */
  async replace(part: Part, which: 0 | 1, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    if (which === 0) {
      const pid = processOf(part, this.product)
      process.kill(pid, signal)
      while (isAlive(pid)) await delay(50)
      if (part === 'web') await untilAnswers(`${this.product.url}/api/health`)
      return
    }
    const old = this.second[part].process
    const ended = new Promise((resolve) => old.once('close', resolve))
    old.kill(signal)
    await ended
    this.second[part] = await startPart(part, this.product)
  }

  async stop(): Promise<void> {
    for (const part of PARTS) await this.second[part].stop()
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

async function restartInTurn(fleet: Fleet): Promise<void> {
  for (let time = 0; time < RESTARTS_OF_EACH; time++)
    for (const part of PARTS) for (const which of [0, 1] as const) await fleet.replace(part, which, 'SIGTERM')
}

async function killInTurn(fleet: Fleet): Promise<void> {
  for (let time = 0; time < KILLS; time++) {
    const which = (time % 2) as 0 | 1
    await Promise.all([
      ...PARTS.map((part) => fleet.replace(part, which, 'SIGKILL')),
      delay(MS_BETWEEN_KILLS),
    ])
  }
}

interface Outcome {
  answered: number
  /** Broken off, or answered with an error. */
  failed: number
  moved: number
  totals: ExactTotals
}

/** Sends batches, questions and uploads until `happen` has, and answers when all of it is in the ledger. */
async function underLoad(fleet: Fleet, seed: number, happen: () => Promise<void>): Promise<Outcome> {
  const counter = new TotalsCounter()
  const events = generateUsageEvents({ seed, count: Number.POSITIVE_INFINITY, days: 365, counter })
  const take = (count: number) =>
    Array.from({ length: count }, () => events.next().value).flatMap((event) =>
      event ? [toWireEvent(event)] : [],
    )
  const sender = new Sender(fleet)
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

  constructor(readonly fleet: Fleet) {
    this.#healthy = fleet.urls()
    this.#looking = setInterval(() => void this.#look(), MS_BETWEEN_LOOKS)
  }

  stop(): void {
    clearInterval(this.#looking)
    this.#agent.destroy()
  }

  async #look(): Promise<void> {
    const urls = this.fleet.urls()
    const answers = await Promise.all(urls.map((url) => fetch(`${url}/api/health`).catch(() => null)))
    this.#healthy = urls.filter((_, at) => answers[at]?.ok)
  }

  /** Until one has answered as it should; what is sent twice counts once. */
  async send(method: string, path: string, body?: string): Promise<Record<string, unknown>> {
    const deadline = Date.now() + LONGEST_MS
    for (;;) {
      const urls = this.#healthy.length > 0 ? this.#healthy : this.fleet.urls()
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
        authorization: `Bearer ${this.fleet.product.key}`,
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

await runWhenMain(import.meta.url, bench)
