import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { findFreePort } from '../lib/data/embedded-postgres/free-port'
import { ExpectedSpend } from './kill-rounds/expected-spend'
import { type Counts, type Moment, runRound } from './kill-rounds/run-round'
import { RunningProduct } from './kill-rounds/running-product'

// `npm run test:kill`: nothing acknowledged is lost and nothing is counted twice, whatever is killed in the middle.
const targets = ['web', 'worker', 'postgres', 'supervisor', 'interrupt'] as const
type Target = (typeof targets)[number]

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '10' },
    target: { type: 'string', default: 'all' },
    seed: { type: 'string', default: '1' },
    port: { type: 'string' },
    keep: { type: 'boolean', default: false },
  },
})
const chosen = values.target === 'all' ? [...targets] : targets.filter((name) => name === values.target)
if (chosen.length === 0) throw new Error(`--target takes all, ${targets.join(', ')}`)
const random = randomFrom(Number(values.seed))
const dataDir = mkdtempSync(path.join(tmpdir(), 'outlay-kill-'))
const product = new RunningProduct(dataDir, Number(values.port ?? (await findFreePort())))
const expected = new ExpectedSpend()
let counts: Counts | null = null
let failures = 0

const end = () => void product.interrupt().finally(() => process.exit(1))
process.once('SIGINT', end).once('SIGTERM', end)
await product.start()
try {
  await round('nothing', 0)
  for (const target of chosen)
    for (let number = 1; number <= Number(values.rounds); number++) await round(target, number)
} finally {
  await product.interrupt()
}
if (failures === 0 && !values.keep) rmSync(dataDir, { recursive: true, force: true })
else console.log(`The data is kept in ${dataDir}.`)
console.log(failures === 0 ? 'Nothing was lost and nothing counted twice.' : `${failures} rounds failed.`)
process.exit(failures === 0 ? 0 : 1)

async function round(target: Target | 'nothing', number: number): Promise<void> {
  const moment = momentOf(target, number)
  const how = howToKill(target, number)
  const name = `${target}-${number}`
  const result = await runRound({
    ...{ product, expected, name, moment, counts },
    jitterMs: Math.floor(random() * 40),
    kill: how.kill,
    ...(number % 2 === 0 && { idempotencyKey: `upload-${name}` }),
  }).catch((error: unknown) => ({
    ...{
      recoveredMs: Number.NaN,
      doneMs: Number.NaN,
      batches: 0,
      counts,
      answers: new Map<string, number>(),
    },
    differences: [String(error)],
  }))
  counts ??= result.counts
  if (result.differences.length > 0) failures++
  const { recoveredMs, doneMs, batches, differences, answers } = result
  const cells = [
    `${how.name} ${number || ''}`.trim().padEnd(26),
    momentText(moment).padEnd(20),
    `recovered ${seconds(recoveredMs)}`,
    `all done ${seconds(doneMs)}`,
    `${batches} batches`.padEnd(11),
    `${[...answers].map(([answer, times]) => `${times} × ${answer}`).join(', ') || '-'}`.padEnd(28),
    differences.length === 0 ? 'ok' : 'FAILED',
  ]
  console.log(cells.join(' | '))
  for (const difference of differences) console.log(`  ${difference}`)
}

// A worker has nothing to lose but in an import; the others also while they receive and answer.
function momentOf(target: Target | 'nothing', number: number): Moment {
  const fraction = 0.02 + random() * 0.9
  const importing: Moment = { at: 'importing', fraction }
  const receiving: Moment = { at: 'receiving', fraction }
  const queued: Moment = { at: 'queued' }
  const batches: Moment = { at: 'batches', count: 1 + Math.floor(random() * 15) }
  const cycle =
    target === 'worker'
      ? [importing, importing, queued, importing, importing]
      : [importing, receiving, batches, { at: 'answering' } as const, queued]
  return cycle[number % cycle.length] ?? queued
}

function momentText(moment: Moment): string {
  if ('fraction' in moment) return `${moment.at}, ${Math.round(moment.fraction * 100)} %`
  return moment.at === 'batches' ? `after ${moment.count} batches` : moment.at
}

function howToKill(target: Target | 'nothing', number: number): { name: string; kill: () => Promise<void> } {
  if (target === 'nothing') return { name: 'nothing', kill: async () => {} }
  if (target === 'interrupt')
    return {
      name: 'Ctrl-C',
      kill: async () => {
        await product.interrupt()
        await product.start()
      },
    }
  if (target === 'supervisor')
    return {
      name: target,
      kill: () => product.killSupervisor(),
    }
  const [name, pick]: [string, (pids: number[]) => number[]] =
    target !== 'postgres'
      ? [target, (pids) => pids]
      : number % 3 === 1
        ? ['postgres (postmaster)', (pids) => pids.slice(0, 1)]
        : number % 3 === 2
          ? ['postgres (all)', (pids) => pids]
          : ['postgres (one backend)', (pids) => pids.slice(-1)]
  return { name, kill: () => product.kill(pick(product.pids(target))) }
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1).padStart(5)} s`
}

// Mulberry32: the same seed, the same rounds.
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
