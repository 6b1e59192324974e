import { type CompiledPrice, compilePrice } from './compile-price'
import { isMeantBy, overrideTarget } from './override-target'
import type { PriceOverride } from './price-overrides'
import type { PriceRow, PriceSnapshot } from './price-snapshot'
import { isInWindow, type PriceWindow, parsePriceWindow } from './price-window'
import { indexSnapshot, type ResolvedModel, resolveModel, type UnknownModel } from './resolve-model'

type FoundPrice =
  | { kind: 'price'; price: CompiledPrice }
  | { kind: 'free' }
  | { kind: 'unknown'; reason: string }

/** The prices that hold for one organization (or one run of the terminal): a snapshot under its own prices. */
export interface PriceBook {
  snapshot: PriceSnapshot
  overrides: readonly PriceOverride[]
  /** The price of a model at an instant (milliseconds, UTC); the provider may be unknown (null). */
  find(provider: string | null, model: string, atMs: number): FoundPrice
}

/** Names a long-running server may see are without bound; what is remembered about them is not. */
const MAX_REMEMBERED = 5_000

const FREE: FoundPrice = { kind: 'free' }

/**
 * Precedence: own price of the model, own discount of its provider, catalogue, unknown. An own price of the model is
 * not discounted again by the provider's. Of several that hold, one naming the provider beats one that does not, then
 * the one that began last.
 */
export function createPriceBook(options: {
  snapshot: PriceSnapshot
  overrides?: readonly PriceOverride[]
}): PriceBook {
  const { snapshot, overrides = [] } = options
  const catalogue = indexSnapshot(snapshot)
  const remembered = new Map<string, Map<string, ModelPrices>>()
  let count = 0

  function modelPrices(provider: string | null, model: string): ModelPrices {
    let models = remembered.get(provider ?? '')
    const known = models?.get(model)
    if (known !== undefined) return known
    if (count >= MAX_REMEMBERED) {
      remembered.clear()
      models = undefined
      count = 0
    }
    if (models === undefined) {
      models = new Map()
      remembered.set(provider ?? '', models)
    }
    const resolved = resolveModel(catalogue, provider, model)
    const made = createModelPrices({
      resolved,
      snapshotId: snapshot.id,
      provider,
      model,
      overrides: overridesOf(resolved, provider, model, overrides, (name) =>
        resolveModel(catalogue, null, name),
      ),
    })
    models.set(model, made)
    count += 1
    return made
  }

  return {
    snapshot,
    overrides,
    find: (provider, model, atMs) => (model === '<synthetic>' ? FREE : modelPrices(provider, model).at(atMs)),
  }
}

interface ModelPrices {
  at(atMs: number): FoundPrice
}

interface DatedRow {
  fromMs: number
  toMs: number
  window: PriceWindow | null
  row: PriceRow
}

interface DatedOverride {
  fromMs: number
  toMs: number
  override: PriceOverride
}

function createModelPrices(options: {
  resolved: ResolvedModel | UnknownModel
  snapshotId: string
  provider: string | null
  model: string
  overrides: readonly DatedOverride[]
}): ModelPrices {
  const { resolved, overrides } = options
  const rows = resolved.kind === 'known' ? resolved.rows.map(toDatedRow).sort(windowsFirst) : []
  const compiled = new Map<number, FoundPrice>()

  function compile(row: DatedRow | undefined, override: DatedOverride | undefined): FoundPrice {
    if (row === undefined && override?.override.model == null) {
      const reason =
        resolved.kind === 'unknown' ? resolved.reason : `no price of ${options.model} at that time`
      return { kind: 'unknown', reason }
    }
    const resolution =
      resolved.kind === 'known' ? resolved.resolution : `own price of ${override?.override.model}`
    const price = compilePrice(row?.row ?? null, override?.override ?? null, {
      snapshotId: options.snapshotId,
      provider: resolved.kind === 'known' ? resolved.provider : (options.provider ?? 'own'),
      model: resolved.kind === 'known' ? resolved.model : options.model,
      resolution,
      isRegionalAtListPrice: resolved.kind === 'known' && resolved.isRegionalAtListPrice,
    })
    return { kind: 'price', price }
  }

  return {
    at(atMs) {
      const row = indexAt(rows, atMs)
      const override = overrides.length === 0 ? -1 : indexAt(overrides, atMs)
      const key = row * 4_096 + override
      const known = compiled.get(key)
      if (known !== undefined) return known
      const made = compile(rows[row], overrides[override])
      compiled.set(key, made)
      return made
    },
  }
}

function indexAt(
  entries: readonly { fromMs: number; toMs: number; window?: PriceWindow | null }[],
  atMs: number,
): number {
  for (let index = 0; index < entries.length; index += 1) {
    const entry = entries[index]
    if (entry === undefined || atMs < entry.fromMs || atMs >= entry.toMs) continue
    if (entry.window == null || isInWindow(entry.window, atMs)) return index
  }
  return -1
}

function toDatedRow(row: PriceRow): DatedRow {
  return {
    fromMs: row.effectiveFrom === null ? Number.NEGATIVE_INFINITY : Date.parse(row.effectiveFrom),
    toMs: row.effectiveTo === null ? Number.POSITIVE_INFINITY : Date.parse(row.effectiveTo),
    window: row.window === null ? null : parsePriceWindow(row.window),
    row,
  }
}

function windowsFirst(a: DatedRow, b: DatedRow): number {
  return Number(a.window === null) - Number(b.window === null)
}

function overridesOf(
  resolved: ResolvedModel | UnknownModel,
  provider: string | null,
  model: string,
  overrides: readonly PriceOverride[],
  resolve: (name: string) => ResolvedModel | UnknownModel,
): DatedOverride[] {
  if (overrides.length === 0) return []
  const target = overrideTarget(resolved, provider, model)
  return overrides
    .filter((override) => isMeantBy(override, target, resolve))
    .map((override, order) => ({
      fromMs:
        override.effective_from === null ? Number.NEGATIVE_INFINITY : Date.parse(override.effective_from),
      toMs: override.effective_to === null ? Number.POSITIVE_INFINITY : Date.parse(override.effective_to),
      override,
      order,
    }))
    .sort(
      (a, b) =>
        Number(a.override.model === null) - Number(b.override.model === null) ||
        Number(a.override.provider === null) - Number(b.override.provider === null) ||
        compareNumbers(b.fromMs, a.fromMs) ||
        b.order - a.order,
    )
}

/** Infinity minus infinity is no number. */
function compareNumbers(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0
}
