import type { UsageEvent } from './usage-event'

/** What a person says about a whole log. */
export interface UsageLabels {
  project?: string | undefined
  framework?: string | undefined
  task?: string | undefined
  team?: string | undefined
  user?: string | undefined
  runId?: string | undefined
}

/** Agents on people's machines: their logs name a directory and not a project, and nobody who sat there. */
const AGENTS: ReadonlySet<string> = new Set(['claude-code', 'codex', 'gemini-cli', 'qwen-code'])

export const isAgentSource = (source: string | null): boolean => AGENTS.has(source ?? '')

/**
 * Fills in what a log does not say. The project that was read from an agent's working directory is a guess, so a
 * project that a person names wins over it; what a flat log says in its own columns stays. Changes the event.
 */
export function labelUsage(event: UsageEvent, labels: UsageLabels): UsageEvent {
  if (labels.project !== undefined && (event.project === null || isAgentSource(event.source))) {
    event.project = labels.project
  }
  event.framework ??= labels.framework ?? null
  event.task ??= labels.task ?? null
  event.team ??= labels.team ?? null
  event.user ??= labels.user ?? null
  event.runId ??= labels.runId ?? null
  return event
}
