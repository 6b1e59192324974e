import { setTimeout as wait } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { mutateLog, seededRandom } from '../lib/testing/mutate-log'
import { asJson, asProtobuf, otlpLogs, otlpMetrics, otlpSpans } from '../lib/testing/otlp-requests'
import type { Finding } from './measure/finding'
import { forgetHighWater, highWaterMiB, processOf } from './measure/process-memory'
import { runWhenMain } from './measure/run-when-main'
import { RunningProduct } from './measure/running-product'

const BODIES = 10_000
const MOST_MIB = 300

/** Ten thousand broken bodies of OTLP, in both encodings, packed and not: each is answered, and the memory that takes. */
export async function bench(): Promise<Finding[]> {
  const product = await RunningProduct.start()
  try {
    const web = processOf('web', product)
    forgetHighWater(web)
    const idle = highWaterMiB(web)
    const startedAt = performance.now()
    const answers = new Map<number, number>()
    for (let n = 0; n < BODIES; n++) {
      const status = await send(product, n)
      answers.set(status, (answers.get(status) ?? 0) + 1)
    }
    const seconds = (performance.now() - startedAt) / 1000
    await product.verifyLedger()
    const mib = highWaterMiB(web)
    const isAnswered = [...answers.keys()].every((status) => status < 500)
    const said = [...answers].sort(([a], [b]) => a - b).map(([status, times]) => `${times} times ${status}`)
    return [
      {
        work: `${BODIES} broken bodies of OTLP (${said.join(', ')}) in ${seconds.toFixed(0)} s, peak memory of the web process`,
        ours: `${Math.round(mib)} MiB`,
        peer: `before: ${Math.round(idle)} MiB`,
        ratio: '',
        goal: `≤ ${MOST_MIB} MiB`,
        isMet: isAnswered && mib <= MOST_MIB,
      },
    ]
  } finally {
    await product.stop()
  }
}

const RESOURCE = { 'service.name': 'claude-code', project: 'shop' }

function requestsOf(at: number): Record<'logs' | 'metrics' | 'traces', object> {
  const model = 'claude-sonnet-4-6'
  return {
    logs: otlpLogs(
      Array.from({ length: 20 }, (_, n) => ({
        at,
        attributes: { 'event.name': 'api_request', model, input_tokens: 1000, request_id: `req_${at}_${n}` },
      })),
      RESOURCE,
    ),
    metrics: otlpMetrics(
      'claude_code.token.usage',
      [{ from: at - 60_000, at, value: 100, attributes: { type: 'input', model, 'session.id': `s_${at}` } }],
      { resource: RESOURCE },
    ),
    traces: otlpSpans(
      [
        {
          at,
          spanId: 'eee19b7ec3c1b174',
          attributes: { 'gen_ai.request.model': model, 'gen_ai.usage.input_tokens': 1000 },
        },
      ],
      RESOURCE,
    ),
  }
}

const SIGNALS = ['logs', 'metrics', 'traces'] as const

async function send(product: RunningProduct, n: number): Promise<number> {
  const signal = SIGNALS[Math.floor(n / 2) % 3] ?? 'logs'
  const isJson = n % 2 === 0
  const request = requestsOf(Date.now() - n * 1_000)[signal]
  const bytes = isJson ? asJson(request) : asProtobuf(signal, request)
  // A changed byte mostly leaves something to keep; what else may be wrong mostly does not.
  const mutated =
    isJson && n % 8 < 4 ? mutateLog(Buffer.from(bytes).toString(), n).bytes : withBytesChanged(bytes, n)
  const isPacked = n % 5 < 2
  const headers = {
    authorization: `Bearer ${product.key}`,
    'content-type': isJson ? 'application/json' : 'application/x-protobuf',
    ...(isPacked && { 'content-encoding': 'gzip' }),
  }
  const body = new Uint8Array(isPacked ? gzipSync(mutated) : mutated)
  for (;;) {
    const answer = await fetch(`${product.url}/api/otlp/v1/${signal}`, { method: 'POST', headers, body })
    await answer.arrayBuffer()
    if (answer.status !== 429) return answer.status
    // A key may ask so often a minute; faster than that measures the refusals.
    await wait(1_000)
  }
}

function withBytesChanged(bytes: Uint8Array, seed: number): Uint8Array {
  const random = seededRandom(seed)
  const changed = Uint8Array.from(bytes)
  for (let times = 1 + random() * 6; times > 0; times--)
    changed[Math.floor(random() * changed.length)] = Math.floor(random() * 256)
  return changed
}

await runWhenMain(import.meta.url, bench)
