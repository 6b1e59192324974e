import { MANUAL_WINDOWS } from './catalogue/manual-windows'
import { UPSTREAM_WINDOWS } from './catalogue/upstream-windows'
import { currentSnapshot } from './current-snapshot'
import { indexSnapshot, resolveModel } from './resolve-model'

/** Claude Code names the long context of a model that has one as a beta only. */
const LONG_CONTEXT = /\[1m\]$/i
const LONG_CONTEXT_TOKENS = 1_000_000

let known: ReadonlyMap<string, number> | null = null

/**
 * How many tokens, input and output together, a model takes at once; null where no source says, never guessed. Names
 * are read as prices read them. Sources and dates: `catalogue/upstream-windows.ts` and `catalogue/manual-windows.ts`.
 */
export function contextWindowOf(provider: string | null, model: string): number | null {
  const resolved = resolveModel(indexSnapshot(currentSnapshot()), provider, model)
  if (resolved.kind === 'unknown') return null
  known ??= readWindows()
  const tokens = known.get(`${resolved.provider}/${resolved.model}`) ?? null
  return LONG_CONTEXT.test(model) ? Math.max(tokens ?? 0, LONG_CONTEXT_TOKENS) : tokens
}

function readWindows(): Map<string, number> {
  const windows = new Map<string, number>()
  for (const line of UPSTREAM_WINDOWS.trim().split('\n')) {
    const [provider, tokens, ...models] = line.split(' ')
    for (const model of models) windows.set(`${provider}/${model}`, Number(tokens))
  }
  for (const { provider, model, tokens } of MANUAL_WINDOWS) windows.set(`${provider}/${model}`, tokens)
  return windows
}
