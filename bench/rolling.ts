import { setTimeout as delay } from 'node:timers/promises'
import { addTotals, requireExact } from './generate/exact-totals'
import type { BenchOptions } from './measure/bench-options'
import type { Finding } from './measure/finding'
import { processOf } from './measure/process-memory'
import { type ProductPart, startPart, untilAnswers } from './measure/product-part'
import { runWhenMain } from './measure/run-when-main'
import { RunningProduct } from './measure/running-product'
import { underLoad } from './measure/under-load'

const PARTS = ['web', 'worker'] as const
type Part = (typeof PARTS)[number]

const RESTARTS_OF_EACH = 2
const KILLS = 8
const MS_BETWEEN_KILLS = 4_000

/**
 * Two web and two worker processes on one PostgreSQL under load. Restarted in turn, no request fails; killed every few seconds,
 * nothing is lost or counted twice.
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

  get key(): string {
    return this.product.key
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

await runWhenMain(import.meta.url, bench)
