import { parseModelName } from './model-name'
import type { PriceOverride } from './price-overrides'
import { canonicalProvider } from './provider-names'
import type { ResolvedModel, UnknownModel } from './resolve-model'

/** A model as a call names it, in all the ways in which an own price may mean it. */
export interface OverrideTarget {
  resolved: ResolvedModel | UnknownModel
  names: ReadonlySet<string>
  providers: ReadonlySet<string>
}

export function overrideTarget(
  resolved: ResolvedModel | UnknownModel,
  provider: string | null,
  model: string,
): OverrideTarget {
  const parsed = parseModelName(model)
  const providers = [provider, parsed.impliedProvider, resolved.kind === 'known' ? resolved.provider : null]
  return {
    resolved,
    names: new Set(parsed.forms.map(({ name }) => name)),
    providers: new Set(providers.flatMap((name) => (name === null ? [] : [canonicalProvider(name)]))),
  }
}

/** Whether an own price is for the model: by one of its names, or by another spelling of the same one. */
export function isMeantBy(
  override: Pick<PriceOverride, 'model' | 'provider'>,
  { resolved, names, providers }: OverrideTarget,
  resolve: (name: string) => ResolvedModel | UnknownModel,
): boolean {
  if (override.provider !== null && !providers.has(canonicalProvider(override.provider))) return false
  if (override.model === null) return true
  if (names.has(override.model.toLowerCase())) return true
  const meant = resolved.kind === 'known' ? resolve(override.model) : null
  return meant?.kind === 'known' && resolved.kind === 'known' && meant.model === resolved.model
}
