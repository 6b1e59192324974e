import { Agent } from 'node:http'
import type { Page } from '@playwright/test'
import { databasePool, disconnectDatabase } from '../lib/data/database'
import { type Filled, fillLedger } from './generate/fill-ledger'
import { fillPages, type PageOfProduct } from './generate/fill-pages'
import { startBarePage } from './measure/bare-page'
import type { BenchOptions } from './measure/bench-options'
import { openBrowser } from './measure/browser'
import { countStatements, startTellingWeb } from './measure/count-statements'
import { type Finding, ratioAtMost } from './measure/finding'
import { type GotPage, getPage } from './measure/get-page'
import { runLighthouse } from './measure/lighthouse'
import { installPeers } from './measure/peers'
import { runWhenMain } from './measure/run-when-main'
import { RunningProduct } from './measure/running-product'
import { sessionCookie } from './measure/session-cookie'
import { median, spread } from './measure/statistics'

const STANDARD_EVENTS = 1_000_000
const GOAL_EVENTS = 10_000_000
const OVERVIEWS = 60
const WARM_UP = 10
const MOST_SCRIPT_KB = 250
const LEAST_LIGHTHOUSE = 95
const SIZES = [
  { width: 1350, height: 940 },
  { width: 390, height: 844 },
]
// What is still to move has moved by then.
const SETTLE_MS = 700

interface Subject {
  product: RunningProduct
  filled: Filled
  cookie: string
  pages: PageOfProduct[]
}

/** What each page costs the server, the wire and the reader: time, statements, bytes, scripts, layout shift. */
export async function bench({ runs, isFull, events: asked }: BenchOptions): Promise<Finding[]> {
  installPeers()
  const product = await RunningProduct.start()
  try {
    process.env.DATABASE_URL = product.databaseUrl
    const events = asked ?? (isFull ? GOAL_EVENTS : STANDARD_EVENTS)
    const small = await makeSubject(product, events / 10)
    const large = await makeSubject(product, events)
    // As autovacuum does in a minute.
    await databasePool().query('ANALYZE')
    return [
      ...(await compareOverviews(small, large)),
      ...(await measureFirstLoad(large, runs)),
      ...(await measurePages(large, runs)),
    ]
  } finally {
    await disconnectDatabase()
    await product.stop()
  }
}

async function makeSubject(product: RunningProduct, events: number): Promise<Subject> {
  // Until last midnight: the current month is what Overview opens with.
  const filled = await fillLedger(events, Math.floor(Date.now() / 86_400_000) * 86_400_000)
  const pages = await fillPages(product, filled.owner)
  return { product, filled, pages, cookie: await sessionCookie(product, filled.owner) }
}

async function compareOverviews(small: Subject, large: Subject): Promise<Finding[]> {
  const bare = await startBarePage(large.product.databaseUrl)
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const today = new Date().toISOString().slice(0, 10)
  const bareAddress = `${bare.url}/?organization=${large.filled.organizationId}&from=${today.slice(0, 7)}-01&to=${today}`
  const ms = { bare: [] as number[], small: [] as number[], large: [] as number[] }
  try {
    // Alternating, so that what else the machine does is shared.
    for (let n = -WARM_UP; n < OVERVIEWS; n++) {
      const took = {
        bare: await getPage(bareAddress, '', agent),
        small: await getPage(`${small.product.url}/overview`, small.cookie, agent),
        large: await getPage(`${large.product.url}/overview`, large.cookie, agent),
      }
      if (n >= 0) for (const name of ['bare', 'small', 'large'] as const) ms[name].push(took[name].ms)
    }
  } finally {
    agent.destroy()
    await bare.stop()
  }
  const [ofBare, ofSmall, ofLarge] = [median(ms.bare), median(ms.small), median(ms.large)]
  return [
    {
      work: `Overview, server time, ${large.filled.events} events`,
      ours: spread(ms.large, 'ms'),
      peer: `a bare dynamic Next page with one roll-up query: ${spread(ms.bare, 'ms')}`,
      ...ratioAtMost(ofLarge / ofBare, 1.5),
    },
    {
      work: `Overview, server time, ${large.filled.events} events`,
      ours: spread(ms.large, 'ms'),
      peer: `${small.filled.events} events: ${spread(ms.small, 'ms')}`,
      // The same but for the noise of the machine.
      ...ratioAtMost(ofLarge / ofSmall, 1.2),
    },
  ]
}

async function measureFirstLoad({ product, cookie }: Subject, runs: number): Promise<Finding[]> {
  const scripts = await readScripts(product, cookie)
  const sum = (some: readonly Script[]) => some.reduce((bytes, script) => bytes + script.bytes, 0)
  const first = scripts.filter(({ isNamed }) => isNamed)
  const scores: number[] = []
  let told = ''
  for (let run = 0; run < Math.min(3, runs); run++) {
    const { score, metrics } = await runLighthouse(`${product.url}/overview`, cookie)
    scores.push(score)
    told = metrics
  }
  return [
    {
      work: `Overview, first-load JavaScript, compressed: ${first.length} files that the page names`,
      ours: `${(sum(first) / 1000).toFixed(1)} kB`,
      peer: '',
      ratio: '',
      goal: `≤ ${MOST_SCRIPT_KB} kB`,
      isMet: sum(first) <= MOST_SCRIPT_KB * 1000,
    },
    {
      work: `the same with what comes once it is awake: ${scripts.length} files`,
      ours: `${(sum(scripts) / 1000).toFixed(1)} kB`,
      ...{ peer: '', ratio: '', goal: `≤ ${MOST_SCRIPT_KB} kB` },
      isMet: sum(scripts) <= MOST_SCRIPT_KB * 1000,
    },
    {
      work: 'Overview, Lighthouse performance, desktop preset',
      ours: `${median(scores)} (${told})`,
      peer: '',
      ratio: '',
      goal: `≥ ${LEAST_LIGHTHOUSE}`,
      isMet: median(scores) >= LEAST_LIGHTHOUSE,
    },
  ]
}

interface Script {
  bytes: number
  /** The page itself asks for it: the others are asked for by scripts. */
  isNamed: boolean
}

async function readScripts(product: RunningProduct, cookie: string): Promise<Script[]> {
  const browser = await openBrowser(product, cookie)
  const agent = new Agent()
  try {
    const { html } = await getPage(`${product.url}/overview`, cookie, agent)
    const page = await browser.newPage(SIZES[0])
    const asked: Promise<Script>[] = []
    page.on('requestfinished', (request) => {
      if (request.resourceType() !== 'script') return
      const isNamed = html.includes(new URL(request.url()).pathname)
      asked.push(request.sizes().then(({ responseBodySize: bytes }) => ({ bytes, isNamed })))
    })
    await page.goto(`${product.url}/overview`, { waitUntil: 'networkidle' })
    return await Promise.all(asked)
  } finally {
    agent.destroy()
    await browser.close()
  }
}

async function measurePages({ product, cookie, pages }: Subject, runs: number): Promise<Finding[]> {
  const telling = await startTellingWeb(product)
  const browser = await openBrowser(product, cookie)
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const findings: Finding[] = []
  try {
    for (const { name, address } of pages) {
      const got: GotPage[] = []
      for (let run = -1; run < Math.max(runs, 5); run++) {
        const page = await getPage(product.url + address, cookie, agent)
        if (run >= 0) got.push(page)
      }
      await getPage(telling.url + address, cookie, agent)
      const asked = await countStatements(product, () => getPage(telling.url + address, cookie, agent))
      let shift = 0
      for (const size of SIZES) {
        const page = await browser.newPage(size)
        await open(page, product, address)
        shift = Math.max(shift, await page.evaluate('window.benchShift'))
        await page.close()
      }
      const of = (figure: 'ms' | 'compressedBytes' | 'rawBytes') => median(got.map((page) => page[figure]))
      const kB = (bytes: number) => (bytes / 1000).toFixed(1)
      findings.push({
        work: name,
        ours: `${of('ms').toFixed(0)} ms, ${kB(of('compressedBytes'))} kB (${kB(of('rawBytes'))} raw), ${asked.all} statements in ${asked.transactions} transactions, layout shift ${shift.toFixed(4).replace(/\.?0+$/, '')}`,
        peer: '',
        ratio: '',
        goal: 'layout shift 0',
        isMet: shift === 0,
      })
    }
  } finally {
    agent.destroy()
    await browser.close()
    await telling.stop()
  }
  return findings
}

async function open(page: Page, product: RunningProduct, address: string): Promise<void> {
  await page.goto(product.url + address, { waitUntil: 'load' })
  await page.waitForTimeout(SETTLE_MS)
}

await runWhenMain(import.meta.url, bench)
