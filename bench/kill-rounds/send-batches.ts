import { setTimeout as delay } from 'node:timers/promises'
import { type ApiClient, askUntil, type Patience } from './api-client'
import type { ExpectedSpend } from './expected-spend'
import { makeBatch } from './made-events'

export type BatchSenders = {
  acknowledged: () => number
  /** Resolves once so many batches were acknowledged. */
  whenAcknowledged: (count: number) => Promise<void>
  /** Sends no further batch; resolves once every one that was begun is acknowledged. */
  finish: () => Promise<void>
}

const pauseMs = 150

/** Several clients that send batches at once; one that is not answered 200 is sent again. */
export function sendBatches(arg: {
  client: ApiClient
  project: string
  expected: ExpectedSpend
  patience: Patience
  clients?: number
}): BatchSenders {
  const { client, project, expected, patience } = arg
  let next = 0
  let acknowledged = 0
  let isFinishing = false
  const waiting = new Set<{ count: number; resolve: () => void }>()

  const sendNext = async () => {
    const number = next++
    const batch = makeBatch(project, number)
    expected.add(batch)
    const body = JSON.stringify({ events: batch })
    const headers: Record<string, string> = { 'content-type': 'application/json' }
    if (number % 3 === 0) headers['idempotency-key'] = `${project}-${number}`
    const send = () => askUntil(client, '/api/v1/usage', 200, patience, { method: 'POST', headers, body })
    // Now and then a client loses patience and sends again what is still under way.
    await Promise.all(number % 5 === 4 ? [send(), send()] : [send()])
    acknowledged++
    for (const entry of waiting) if (acknowledged >= entry.count) entry.resolve()
  }
  const run = async () => {
    while (!isFinishing) {
      await sendNext()
      await delay(pauseMs)
    }
  }
  const running = Promise.all(Array.from({ length: arg.clients ?? 3 }, run))
  // Heard of in finish().
  running.catch(() => undefined)
  return {
    acknowledged: () => acknowledged,
    whenAcknowledged: (count) =>
      Promise.race([
        new Promise<void>((resolve) => (acknowledged >= count ? resolve() : waiting.add({ count, resolve }))),
        running.then(() => undefined),
      ]),
    finish: async () => {
      isFinishing = true
      await running
    },
  }
}
