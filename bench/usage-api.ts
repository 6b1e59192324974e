import { spawn } from 'node:child_process'
import { Client } from 'pg'
import { toWireEvent } from '../lib/domain/usage/to-wire-event'
import { requireExact, TotalsCounter } from './generate/exact-totals'
import { generateUsageEvents } from './generate/usage-events'
import type { BenchOptions } from './measure/bench-options'
import { type Finding, ratioAtLeast } from './measure/finding'
import { installPeers, usageServerPeer } from './measure/peers'
import { type PostRound, postBatches } from './measure/post-batches'
import { runWhenMain } from './measure/run-when-main'
import { freePort, RunningProduct, untilReady } from './measure/running-product'
import { median, percentile, spread } from './measure/statistics'

const EVENTS_EACH = 1_000
const CONNECTIONS = 2
// One key may ask 600 times a minute: all of Outlay's rounds stay below, so that the limit is never in the way.
const MOST_REQUESTS = 560
const WARM_UP_BATCHES = 30

/** `POST /api/v1/usage` in batches of 1,000, priced and rolled up, against a plain server into the same PostgreSQL. */
export async function bench({ runs }: BenchOptions): Promise<Finding[]> {
  installPeers()
  const batches = Math.min(100, Math.floor((MOST_REQUESTS - WARM_UP_BATCHES) / runs))
  const product = await RunningProduct.start()
  const peer = await startPeer(product.databaseUrl)
  try {
    const counter = new TotalsCounter()
    const mine: PostRound[] = []
    const theirs: PostRound[] = []
    for (let round = 0; round <= runs; round++) {
      const bodies = makeBodies(round, round === 0 ? WARM_UP_BATCHES : batches, counter)
      const options = { key: product.key, bodies, eventsEach: EVENTS_EACH, connections: CONNECTIONS }
      const our = await postBatches({ ...options, url: product.url })
      const their = await postBatches({ ...options, url: peer.url })
      if (round > 0) mine.push(our)
      if (round > 0) theirs.push(their)
    }
    const expected = counter.totals()
    requireExact('POST /api/v1/usage', expected, await product.spendTotal())
    await product.verifyLedger()
    await requirePeerHolds(product.databaseUrl, expected.events)
    const rates = (rounds: PostRound[]) =>
      rounds.map(({ wallMs }) => ((batches * EVENTS_EACH) / wallMs) * 1000)
    const latencies = (rounds: PostRound[], percent: number) =>
      percentile(
        rounds.flatMap(({ latenciesMs }) => latenciesMs),
        percent,
      )
    const p99 = latencies(mine, 99)
    return [
      {
        work: `POST /api/v1/usage, ${batches} batches of ${EVENTS_EACH} a round over ${CONNECTIONS} connections`,
        ours: spread(rates(mine), 'events/s'),
        peer: `${usageServerPeer().name}: ${spread(rates(theirs), 'events/s')}`,
        ...ratioAtLeast(median(rates(mine)) / median(rates(theirs)), 1.0),
      },
      {
        work: 'POST /api/v1/usage, p99 (p50)',
        ours: `${p99.toFixed(0)} ms (${latencies(mine, 50).toFixed(0)})`,
        peer: `${usageServerPeer().name}: ${latencies(theirs, 99).toFixed(0)} ms (${latencies(theirs, 50).toFixed(0)})`,
        ratio: '',
        goal: '≤ 250 ms',
        isMet: p99 <= 250,
      },
    ]
  } finally {
    await peer.stop()
    await product.stop()
  }
}

function makeBodies(seed: number, batches: number, counter: TotalsCounter): Buffer[] {
  const bodies: Buffer[] = []
  let batch: object[] = []
  for (const event of generateUsageEvents({ seed, count: batches * EVENTS_EACH, days: 365, counter })) {
    batch.push(toWireEvent(event))
    if (batch.length < EVENTS_EACH) continue
    bodies.push(Buffer.from(JSON.stringify(batch)))
    batch = []
  }
  return bodies
}

async function startPeer(databaseUrl: string): Promise<{ url: string; stop: () => Promise<unknown> }> {
  const port = await freePort(4750)
  const { command, args } = usageServerPeer()
  const child = spawn(command, args, {
    env: { ...process.env, NODE_ENV: 'production', PORT: String(port), DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  await untilReady(child)
  const stop = () => {
    const ended = new Promise((resolve) => child.once('close', resolve))
    child.kill('SIGTERM')
    return ended
  }
  return { url: `http://127.0.0.1:${port}`, stop }
}

async function requirePeerHolds(databaseUrl: string, events: number): Promise<void> {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  const { rows } = await client.query('SELECT count(*)::integer AS count FROM bench_peer.usage_event')
  await client.end()
  if (rows[0]?.count !== events) throw new Error(`the peer holds ${rows[0]?.count} events, not ${events}`)
}

await runWhenMain(import.meta.url, bench)
