import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findProvider } from '@pydantic/genai-prices'
import { MANUAL_ALIASES, MANUAL_ROWS } from '../lib/domain/pricing/catalogue/manual-rows'
import { canonicalId, convertCatalogue, type UpstreamProvider } from '../lib/domain/pricing/convert-catalogue'
import { diffPriceRows } from '../lib/domain/pricing/diff-price-rows'
import {
  decodeSnapshot,
  encodeSnapshot,
  type PriceSnapshot,
  type StoredSnapshot,
} from '../lib/domain/pricing/price-snapshot'

const CATALOGUE = fileURLToPath(new URL('../lib/domain/pricing/catalogue/', import.meta.url))
const CURRENT = join(CATALOGUE, 'current.ts')
const WINDOWS = join(CATALOGUE, 'upstream-windows.ts')

main(process.argv[2] ?? new Date().toISOString().slice(0, 10))

/** `npm run prices:update [-- YYYY-MM-DD]`: a new snapshot from the installed upstream catalogue and our own rows. */
function main(date: string): void {
  const { providers, source } = readUpstream()
  const replacedModels = new Set(MANUAL_ROWS.map((row) => `${row.provider}/${row.model}`))
  const converted = convertCatalogue(providers, { source, replacedModels })
  writeFileSync(WINDOWS, windowsModule(providers, converted.rows, `${source}, read on ${date}`))
  const rows = [...MANUAL_ROWS, ...converted.rows]
  const own = new Set(MANUAL_ALIASES.map(({ provider, alias }) => `${provider}/${alias}`))
  const others = converted.aliases.filter(({ provider, alias }) => !own.has(`${provider}/${alias}`))
  const stored = encodeSnapshot(rows, [...MANUAL_ALIASES, ...others])
  const text = toText(stored)
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 12)
  const previous = readCurrent()
  if (previous?.id.endsWith(`.${hash}`)) {
    console.log(`Nothing changed: ${previous.id} stays current.`)
    return
  }
  const id = `${date}.${hash}`
  writeFileSync(join(CATALOGUE, `${id}.json`), text)
  writeFileSync(CURRENT, currentModule(id))
  for (const line of diffPriceRows(previous?.rows ?? [], decodeSnapshot(id, stored).rows)) console.log(line)
  console.log(`${converted.skipped.length} models left out:`)
  for (const line of converted.skipped) console.log(`  ${line}`)
  console.log(`${id}: ${rows.length} rows, ${stored.aliases.length} aliases. Commit it with ${CURRENT}.`)
}

/** The bundle offers no list of its providers, so their ids are read from its text. */
function readUpstream(): { providers: UpstreamProvider[]; source: string } {
  const entry = createRequire(import.meta.url).resolve('@pydantic/genai-prices')
  const text = readFileSync(entry, 'utf8')
  const ids = new Set([...text.matchAll(/\bid:\s*["']([a-z0-9_.-]+)["']/g)].map((match) => match[1] ?? ''))
  const found = [...ids].map((id) => findProvider({ providerId: id })).filter((p) => p !== undefined)
  const providers = [...new Map(found.map((provider) => [provider.id, provider])).values()]
  const manifest: unknown = JSON.parse(readFileSync(join(entry, '../../package.json'), 'utf8'))
  const version =
    typeof manifest === 'object' && manifest !== null && 'version' in manifest ? manifest.version : ''
  return {
    providers: providers as unknown as UpstreamProvider[],
    source: `@pydantic/genai-prices ${version}`,
  }
}

function readCurrent(): PriceSnapshot | null {
  const id = readdirSync(CATALOGUE).includes('current.ts')
    ? /CURRENT_ID = '([^']+)'/.exec(readFileSync(CURRENT, 'utf8'))?.[1]
    : undefined
  if (id === undefined) return null
  const stored: StoredSnapshot = JSON.parse(readFileSync(join(CATALOGUE, `${id}.json`), 'utf8'))
  return decodeSnapshot(id, stored)
}

/** One row a line, so that a reviewer sees which prices moved. */
function toText(stored: StoredSnapshot): string {
  const list = (rows: readonly unknown[]) => `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]`
  return `{"columns":${JSON.stringify(stored.columns)},\n"sources":${list(stored.sources)},\n"rows":${list(stored.rows)},\n"aliases":${list(stored.aliases)}}\n`
}

function currentModule(id: string): string {
  return `// Written by npm run prices:update\nimport stored from './${id}.json'\n\nexport const CURRENT_ID = '${id}'\nexport const CURRENT_PRICES = stored\n`
}

/** The context windows that upstream knows of the models that have a price, by provider and size. */
function windowsModule(
  providers: readonly UpstreamProvider[],
  rows: readonly { provider: string; model: string }[],
  source: string,
): string {
  const priced = new Set(rows.map((row) => `${row.provider}/${row.model}`))
  const lines = providers.flatMap(({ id: provider, models }) => {
    const bySize = new Map<number, Set<string>>()
    for (const { id, context_window: size } of models) {
      const name = canonicalId(provider, id)
      if (size === undefined || !priced.has(`${provider}/${name}`)) continue
      bySize.set(size, (bySize.get(size) ?? new Set()).add(name))
    }
    return [...bySize]
      .sort(([a], [b]) => a - b)
      .map(([size, names]) => `${provider} ${size} ${[...names].sort().join(' ')}\n`)
  })
  return `// Written by npm run prices:update from ${source}: provider, tokens, models.\nexport const UPSTREAM_WINDOWS = \`\n${lines.join('')}\`\n`
}
