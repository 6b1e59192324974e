import { ownEntry } from '../own-entry'
import { currentSnapshot } from '../pricing/current-snapshot'
import { canonicalProvider } from '../pricing/provider-names'
import { indexSnapshot, resolveModel } from '../pricing/resolve-model'
import type { JudgedModel } from './judge-model'
import type { RoutedTask } from './route-tasks'

/** Where one kind of work goes, and where next when that fails; models as LiteLLM calls them. */
export interface ExportedRoute {
  name: string
  route: JudgedModel
  model: string
  requestsPerMinuteLimit: number | null
  fallbacks: { model: string; requestsPerMinuteLimit: number | null }[]
}

/** The routes as a router takes them: after the route's model come the dearer ones of the cascade. */
export function exportRoutes(rows: readonly RoutedTask[]): ExportedRoute[] {
  return rows.flatMap(({ name, route, models, cascade }) => {
    if (name === null || route === null) return []
    const chain = cascade?.steps.map(({ model }) => model) ?? []
    const at = chain.indexOf(route.model ?? '')
    const after = at === -1 ? [] : chain.slice(at + 1)
    const routed = ({ provider, model, requestsPerMinuteLimit }: JudgedModel) => ({
      model: litellmModel(provider, model ?? ''),
      requestsPerMinuteLimit,
    })
    return [
      {
        name,
        route,
        ...routed(route),
        fallbacks: after.flatMap((wanted) =>
          models.filter(({ model, isMixed }) => model === wanted && !isMixed).map(routed),
        ),
      },
    ]
  })
}

// The routes of docs.litellm.ai/docs/providers for the catalogue's providers, where the two differ or agree.
const PREFIXES: Readonly<Record<string, string>> = {
  anthropic: 'anthropic',
  openai: 'openai',
  google: 'gemini',
  deepseek: 'deepseek',
  mistral: 'mistral',
  'x-ai': 'xai',
  moonshotai: 'moonshot',
  zai: 'zai',
  minimax: 'minimax',
  cohere: 'cohere',
  perplexity: 'perplexity',
  openrouter: 'openrouter',
  aws: 'bedrock',
  azure: 'azure',
  groq: 'groq',
  cerebras: 'cerebras',
  together: 'together_ai',
  fireworks: 'fireworks_ai',
  ollama: 'ollama',
}

/** "anthropic/claude-…": a model as LiteLLM names it; as it was recorded where nobody knows its provider. */
export function litellmModel(provider: string | null, model: string): string {
  // Claude Code's name of the long context is no part of the model's.
  const name = model.replace(/\[1m\]$/i, '')
  const served = provider === null ? catalogueProvider(name) : canonicalProvider(provider)
  const prefix = served === null ? undefined : ownEntry(PREFIXES, served)
  return prefix === undefined || name.startsWith(`${prefix}/`) ? name : `${prefix}/${name}`
}

function catalogueProvider(model: string): string | null {
  const resolved = resolveModel(indexSnapshot(currentSnapshot()), null, model)
  return resolved.kind === 'unknown' ? null : resolved.provider
}
