import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import path from 'node:path'
import { findPostgresBinaries } from '../lib/data/embedded-postgres/find-postgres-binaries'
import { type BenchOptions, projectRoot, readBenchOptions } from './measure/bench-options'
import { type Finding, formatFindings } from './measure/finding'

type Bench = (options: BenchOptions) => Promise<Finding[]>

const BENCHES: Record<string, () => Promise<{ bench: Bench }>> = {
  price: () => import('./price'),
  push: () => import('./push'),
  'usage-api': () => import('./usage-api'),
  otlp: () => import('./otlp'),
  spend: () => import('./spend'),
  forecast: () => import('./forecast'),
  budgets: () => import('./budgets'),
  export: () => import('./export'),
  ledger: () => import('./ledger'),
  pages: () => import('./pages'),
  upload: () => import('./upload'),
  processes: () => import('./processes'),
  rolling: () => import('./rolling'),
  upgrade: () => import('./upgrade'),
  retention: () => import('./retention'),
}

const RESULTS = path.join(projectRoot, 'bench', 'RESULTS.md')

/** `npm run bench [name…]`: runs them, prints what they found and keeps it in bench/RESULTS.md, a section each. */
async function runAll(): Promise<void> {
  const options = readBenchOptions()
  const names = options.names.length > 0 ? options.names : Object.keys(BENCHES)
  const sections = readSections()
  for (const name of names) {
    const load = BENCHES[name]
    if (load === undefined) throw new Error(`${name}: one of ${Object.keys(BENCHES).join(', ')}`)
    const { bench } = await load()
    const findings = formatFindings(await bench(options))
    console.log(`\n## ${name}\n\n${findings}`)
    sections.set(name, `${describeMachine(options)}\n\n${findings}`)
    writeSections(sections)
  }
}

function describeMachine({ runs }: BenchOptions): string {
  const [processor] = cpus()
  const postgres = execFileSync(path.join(findPostgresBinaries(), 'bin', 'postgres'), ['--version'])
  const version = /[\d.]+/.exec(postgres.toString())?.[0]
  const day = new Date().toISOString().slice(0, 10)
  return `${day}, ${cpus().length} cores (${processor?.model.trim()}), ${(totalmem() / 2 ** 30).toFixed(0)} GiB, Node ${process.versions.node}, PostgreSQL ${version} with default settings; medians of ${runs} alternating runs (least to most).`
}

function readSections(): Map<string, string> {
  const text = existsSync(RESULTS) ? readFileSync(RESULTS, 'utf8') : ''
  const parts = text.split(/^## /m).slice(1)
  return new Map(
    parts.map((part): [string, string] => {
      const end = part.indexOf('\n')
      return [part.slice(0, end), part.slice(end).trim()]
    }),
  )
}

function writeSections(sections: ReadonlyMap<string, string>): void {
  const body = Object.keys(BENCHES).flatMap((name) => {
    const section = sections.get(name)
    return section === undefined ? [] : [`## ${name}\n\n${section}\n`]
  })
  writeFileSync(
    RESULTS,
    `${['# Where the speed stands\n\nWritten by `npm run bench`; bench/README.md says how to read it.\n', ...body].join('\n')}`,
  )
}

await runAll()
