import { type NameForm, parseModelName } from './model-name'
import type { PriceRow, PriceSnapshot } from './price-snapshot'
import { canonicalProvider, FIRST_PARTIES } from './provider-names'

export interface ResolvedModel {
  kind: 'known'
  provider: string
  model: string
  /** Base rows and windows of the model, newest first. */
  rows: readonly PriceRow[]
  /** One sentence: how the name was read. */
  resolution: string
  /** The name asks for one region of a cloud, but only the maker's list price is known. */
  isRegionalAtListPrice: boolean
}
export interface UnknownModel {
  kind: 'unknown'
  reason: string
}

/** Names that tools write for what is no model with a price of its own. */
const NEVER_PRICED: ReadonlyMap<string, string> = new Map([
  ['codex-auto-review', 'codex-auto-review is a Codex feature, not a priced model'],
])

type ModelIndex = ReadonlyMap<string, ReadonlyMap<string, readonly PriceRow[]>>

interface Catalogue {
  rows: ModelIndex
  aliases: ReadonlyMap<string, ReadonlyMap<string, string>>
}

const indexed = new WeakMap<PriceSnapshot, Catalogue>()

/** The snapshot's rows and aliases by provider and name; made once a snapshot, however many books stand on it. */
export function indexSnapshot(snapshot: PriceSnapshot): Catalogue {
  const known = indexed.get(snapshot)
  if (known !== undefined) return known
  const made = createIndex(snapshot)
  indexed.set(snapshot, made)
  return made
}

function createIndex(snapshot: PriceSnapshot): Catalogue {
  const rows = new Map<string, Map<string, PriceRow[]>>()
  for (const row of snapshot.rows) {
    const models = getOrAdd(rows, row.provider, () => new Map<string, PriceRow[]>())
    getOrAdd(models, row.model, () => []).push(row)
  }
  const aliases = new Map<string, Map<string, string>>()
  for (const { provider, alias, model } of snapshot.aliases) {
    getOrAdd(aliases, provider, () => new Map<string, string>()).set(alias, model)
  }
  return { rows, aliases }
}

/**
 * Finds the catalogue's rows of a model by exact names only: as written, then without date or version, then without
 * provider prefix. The provider given is asked first; where it has no price of its own the model's maker is, and the
 * resolution says so. Never a prefix or a lookalike: those are unknown.
 */
export function resolveModel(
  catalogue: Catalogue,
  given: string | null,
  model: string,
): ResolvedModel | UnknownModel {
  const parsed = parseModelName(model)
  for (const { name } of parsed.forms) {
    const reason = NEVER_PRICED.get(name)
    if (reason !== undefined) return { kind: 'unknown', reason }
  }
  const provider = given === null || given.trim() === '' ? null : canonicalProvider(given)
  const forms = withRegions(parsed.forms, parsed.region)
  const whole = forms.slice(0, 1)
  const isKnownProvider = provider !== null && catalogue.rows.has(provider)
  const attempts: [string, readonly NameForm[]][] = []
  if (isKnownProvider) attempts.push([provider, whole])
  if (parsed.impliedProvider !== null) attempts.push([parsed.impliedProvider, forms])
  if (isKnownProvider) attempts.push([provider, provider === 'aws' ? withBareRegional(forms) : forms])
  const asked = parsed.impliedProvider ?? provider
  for (const firstParty of FIRST_PARTIES) attempts.push([firstParty, forms])
  for (const [candidate, names] of attempts) {
    const found = lookUp(catalogue, candidate, names)
    if (found === null) continue
    const isFallback = asked !== null && candidate !== asked && candidate !== provider
    const rows = catalogue.rows.get(candidate)?.get(found.model) ?? []
    return {
      kind: 'known',
      provider: candidate,
      model: found.model,
      rows,
      resolution: sentence(found, candidate, isFallback ? asked : null),
      isRegionalAtListPrice: candidate === 'anthropic' && asked === 'aws' && parsed.region !== 'global',
    }
  }
  return onlyHost(catalogue, forms) ?? { kind: 'unknown', reason: `no price is known for ${model}` }
}

interface Found {
  model: string
  form: NameForm
  alias: boolean
}

function lookUp(catalogue: Catalogue, provider: string, forms: readonly NameForm[]): Found | null {
  const rows = catalogue.rows.get(provider)
  if (rows === undefined) return null
  for (const form of forms) {
    if (rows.has(form.name)) return { model: form.name, form, alias: false }
    const alias = catalogue.aliases.get(provider)?.get(form.name)
    if (alias !== undefined && rows.has(alias)) return { model: alias, form, alias: true }
  }
  return null
}

/** A name that no maker claims but exactly one host sells is that host's; of several, nobody can say whose price. */
function onlyHost(catalogue: Catalogue, forms: readonly NameForm[]): ResolvedModel | UnknownModel | null {
  for (const form of forms) {
    const hosts = [...catalogue.rows.keys()].flatMap((provider) => {
      const found = lookUp(catalogue, provider, [form])
      return found === null ? [] : [{ provider, found }]
    })
    const [host] = hosts
    if (host === undefined) continue
    if (hosts.length > 1) {
      const names = hosts.map(({ provider }) => provider).join(', ')
      return {
        kind: 'unknown',
        reason: `${form.name} is sold at different prices by ${names}: name the provider`,
      }
    }
    return {
      kind: 'known',
      provider: host.provider,
      model: host.found.model,
      rows: catalogue.rows.get(host.provider)?.get(host.found.model) ?? [],
      resolution: `${sentence(host.found, host.provider, null)}; no other provider sells it`,
      isRegionalAtListPrice: false,
    }
  }
  return null
}

/** Bedrock's rows are kept as `global.…` and `regional.…`, whichever region a profile names. */
function withRegions(forms: readonly NameForm[], region: 'global' | 'regional' | null): readonly NameForm[] {
  if (region === null) return forms
  return forms.flatMap((form) =>
    form.name.includes('.')
      ? [{ name: `${region}.${form.name}`, stripped: [...form.stripped, `${region} price`] }, form]
      : [form],
  )
}

/** Claude's plain names at Bedrock mean its in-region price. */
function withBareRegional(forms: readonly NameForm[]): readonly NameForm[] {
  return forms.flatMap((form) => [
    form,
    { name: `regional.anthropic.${form.name}`, stripped: [...form.stripped, 'regional price'] },
  ])
}

function sentence(found: Found, provider: string, unpricedProvider: string | null): string {
  const how = found.alias ? `alias of ${found.model}` : 'exact name'
  const stripped = found.form.stripped.length === 0 ? '' : ` without ${found.form.stripped.join(', ')}`
  const fallback =
    unpricedProvider === null
      ? ''
      : `; ${unpricedProvider} has no price of its own here, so ${provider}'s list price`
  return `${how}${stripped} at ${provider}${fallback}`
}

function getOrAdd<V>(map: Map<string, V>, key: string, make: () => V): V {
  const existing = map.get(key)
  if (existing !== undefined) return existing
  const made = make()
  map.set(key, made)
  return made
}
