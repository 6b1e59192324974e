import { createReadStream } from 'node:fs'
import { cpus } from 'node:os'
import { toWireEvent } from '../lib/domain/usage/to-wire-event'
import { addTotals, type ExactTotals, requireExact, TotalsCounter } from './generate/exact-totals'
import { generateUsageEvents } from './generate/usage-events'
import { makeUsageFile, type UsageFile } from './generate/usage-file'
import { type BenchOptions, benchDataDirectory } from './measure/bench-options'
import { type Finding, ratioAtLeast } from './measure/finding'
import { postBatches, postTwice } from './measure/post-batches'
import { type ProductPart, startPart } from './measure/product-part'
import { runWhenMain } from './measure/run-when-main'
import { RunningProduct } from './measure/running-product'
import { sendUpload, uploadEnd } from './measure/send-upload'
import { median, spread } from './measure/statistics'

const EVENTS_EACH = 1_000
const CONNECTIONS = 4
// One key may ask 600 times a minute, of all web processes together.
const MOST_REQUESTS = 540
const WARM_UP_BATCHES = 20
const TWICE_BATCHES = 10
const UPLOAD_MB = 20
const LEAST_RATIO = 1.6

/** Two web and two worker processes on one PostgreSQL against one of each: what they take in, and nothing of it twice. */
export async function bench({ runs }: BenchOptions): Promise<Finding[]> {
  const product = await RunningProduct.start()
  const second = await startPart('web', product)
  const expected: ExactTotals[] = []
  try {
    const posts = await comparePosts(product, second, runs, expected)
    await postAtBoth(product, second, expected)
    const uploads = await compareUploads(product, second, Math.min(3, runs), expected)
    await uploadToBoth(product, second, expected)
    requireExact('two of each', expected.reduce(addTotals), await product.spendTotal())
    await product.verifyLedger()
    return [posts, uploads]
  } finally {
    await second.stop()
    await product.stop()
  }
}

async function comparePosts(
  product: RunningProduct,
  second: ProductPart,
  runs: number,
  expected: ExactTotals[],
): Promise<Finding> {
  const batches = Math.floor((MOST_REQUESTS - 2 * WARM_UP_BATCHES - 2 * TWICE_BATCHES) / (2 * runs))
  const rates = { one: [] as number[], two: [] as number[] }
  const round = async (urls: readonly string[], count: number, seed: number): Promise<number> => {
    const { bodies, totals } = makeBodies(seed, count)
    const left = bodies.values()
    const startedAt = performance.now()
    const each = { key: product.key, eventsEach: EVENTS_EACH, connections: CONNECTIONS / urls.length }
    await Promise.all(urls.map((url) => postBatches({ ...each, url, bodies: left })))
    expected.push(totals)
    return (count * EVENTS_EACH * 1000) / (performance.now() - startedAt)
  }
  const both = [product.url, second.url]
  await round([product.url], WARM_UP_BATCHES, 1)
  await round([second.url], WARM_UP_BATCHES, 2)
  for (let run = 0; run < runs; run++) {
    rates.one.push(await round([product.url], batches, 100 + run))
    rates.two.push(await round(both, batches, 200 + run))
  }
  return {
    work: `POST /api/v1/usage over ${CONNECTIONS} connections, two web processes on ${cpus().length} cores`,
    ours: spread(rates.two, 'events/s'),
    peer: `one: ${spread(rates.one, 'events/s')}`,
    ...ratioAtLeast(median(rates.two) / median(rates.one), LEAST_RATIO),
  }
}

/** The same events at both processes at the same time: each is told as new once. */
async function postAtBoth(product: RunningProduct, second: ProductPart, expected: ExactTotals[]) {
  const { bodies, totals } = makeBodies(3, TWICE_BATCHES)
  const accepted = await postTwice([product.url, second.url], product.key, bodies)
  if (accepted !== totals.events) throw new Error(`${accepted} of ${totals.events} were told as new`)
  expected.push(totals)
}

function makeBodies(seed: number, batches: number): { bodies: Buffer[]; totals: ExactTotals } {
  const counter = new TotalsCounter()
  const events = [...generateUsageEvents({ seed, count: batches * EVENTS_EACH, days: 365, counter })]
  const bodies = Array.from({ length: batches }, (_, at) =>
    Buffer.from(JSON.stringify(events.slice(at * EVENTS_EACH, (at + 1) * EVENTS_EACH).map(toWireEvent))),
  )
  return { bodies, totals: counter.totals() }
}

async function compareUploads(
  product: RunningProduct,
  second: ProductPart,
  runs: number,
  expected: ExactTotals[],
): Promise<Finding> {
  const rates = { one: [] as number[], two: [] as number[] }
  const round = async (seed: number): Promise<number> => {
    const files = [await makeFile(seed), await makeFile(seed + 1)]
    const startedAt = performance.now()
    await Promise.all(files.map((file, at) => importFile(product, at ? second.url : product.url, file)))
    expected.push(...files.map(({ totals }) => totals))
    const events = files.reduce((sum, { totals }) => sum + totals.events, 0)
    return (events * 1000) / (performance.now() - startedAt)
  }
  await round(300)
  for (let run = 0; run < runs; run++) {
    rates.one.push(await round(400 + 2 * run))
    const worker = await startPart('worker', product)
    rates.two.push(await round(500 + 2 * run))
    await worker.stop()
  }
  return {
    work: `two uploads of ${UPLOAD_MB} MB of usage events, two workers on ${cpus().length} cores`,
    ours: spread(rates.two, 'events/s'),
    peer: `one: ${spread(rates.one, 'events/s')}`,
    ...ratioAtLeast(median(rates.two) / median(rates.one), LEAST_RATIO),
  }
}

/** The same file at both web processes, read by two workers at the same time. */
async function uploadToBoth(product: RunningProduct, second: ProductPart, expected: ExactTotals[]) {
  const worker = await startPart('worker', product)
  const file = await makeFile(600)
  const ends = await Promise.all([product.url, second.url].map((url) => importFile(product, url, file)))
  await worker.stop()
  const accepted = ends.reduce((sum, end) => sum + end.accepted, 0)
  if (accepted !== file.totals.events) throw new Error(`${accepted} of ${file.totals.events} were new`)
  expected.push(file.totals)
}

const makeFile = (seed: number) => makeUsageFile(benchDataDirectory(), { megabytes: UPLOAD_MB, seed })

async function importFile(product: RunningProduct, url: string, { file }: UsageFile) {
  const { key } = product
  const id = await sendUpload({ url, key, name: 'usage.jsonl', body: createReadStream(file) })
  return uploadEnd((asked) => product.get(asked), id)
}

await runWhenMain(import.meta.url, bench)
