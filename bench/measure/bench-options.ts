import { mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

export interface BenchOptions {
  names: string[]
  /** Megabytes of transcripts. */
  sizeMb: number
  /** What `--size` says; null: as many as the goal speaks of. */
  askedMb: number | null
  /** Runs of each side, alternating. */
  runs: number
  /** Events of a ledger; null: as many as the goal speaks of. */
  events: number | null
  /** The sizes of the goals rather than ones that take minutes. */
  isFull: boolean
  /** The version that is upgraded from; null: the one before the newest migration. */
  from: string | null
}

export const projectRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')

/** What stands on the command line: `[name…] [--size 1000] [--runs 5] [--events 200000] [--full] [--from revision]`. */
export function readBenchOptions(): BenchOptions {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      size: { type: 'string' },
      runs: { type: 'string', default: '5' },
      events: { type: 'string' },
      full: { type: 'boolean' },
      from: { type: 'string' },
    },
  })
  const isFull = values.full ?? false
  const sizeMb = Number(values.size ?? (isFull ? 1_000 : 200))
  const askedMb = values.size === undefined ? null : sizeMb
  const runs = Number(values.runs)
  const events = values.events === undefined ? null : Number(values.events)
  if (!(sizeMb > 0) || !(runs >= 1) || (events !== null && !(events >= 1)))
    throw new Error('--size takes megabytes, --runs a number of runs, --events a number of events')
  return { names: positionals, sizeMb, askedMb, runs, events, isFull, from: values.from ?? null }
}

/** Where generated data is kept between runs. */
export function benchDataDirectory(): string {
  const directory = path.join(tmpdir(), 'outlay-bench')
  mkdirSync(directory, { recursive: true })
  return directory
}
