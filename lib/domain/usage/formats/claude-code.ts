import { fingerprint } from '../fingerprint'
import { newUsageEvent } from '../new-usage-event'
import { parseLogTimestamp } from '../parse-timestamp'
import { parseReportedCost } from '../reported-cost'
import type { UsageEvent } from '../usage-event'
import { readClaudeCounts, splitIterations } from './claude-usage'
import { asObject, asText, type JsonObject, type LogContext, projectOfPath, TextPool } from './log-reader'
import { PlaceTags } from './place-tags'

export type ClaudeLine =
  | { kind: 'event'; event: UsageEvent }
  | { kind: 'problem'; message: string }
  /** A line that bills nothing: other types, `<synthetic>` replies, no usage. */
  | { kind: 'nothing' }

const NOTHING: ClaudeLine = { kind: 'nothing' }

/** Reads assistant lines of Claude Code transcripts (`~/.claude/projects/**.jsonl`, 1.0 to 2.1). FORMATS.md a. */
export class ClaudeCodeLines {
  readonly #pool = new TextPool()
  readonly #projects = new Map<string, string | null>()
  readonly #places = new PlaceTags()

  constructor(readonly context: LogContext) {}

  /** One parsed line. `undatedAtMs` null means that a line without a timestamp is a problem. */
  read(line: JsonObject, lineNumber: number, undatedAtMs: number | null): ClaudeLine {
    // Progress lines embed copies of sub-agents' replies; only an assistant line is a reply.
    if (line.type !== 'assistant') return NOTHING
    const message = asObject(line.message)
    const usage = asObject(message?.usage)
    if (message === null || usage === null) return NOTHING
    if (message.model === '<synthetic>') return NOTHING
    const model = this.#pool.keep(message.model)
    if (model === null) return { kind: 'problem', message: 'assistant line without a model' }
    const occurredAtMs =
      parseLogTimestamp(line.timestamp) ?? (line.timestamp === undefined ? undatedAtMs : null)
    if (occurredAtMs === null) return { kind: 'problem', message: 'timestamp is no date from 2000 to 2099' }
    const top = readClaudeCounts(usage)
    if (!top.ok) return { kind: 'problem', message: `usage: ${top.message}` }
    const provider = model.startsWith('claude-') ? 'anthropic' : null
    const split = splitIterations(usage, top.counts, model, provider)
    if ('problem' in split) return { kind: 'problem', message: split.problem }

    const event = newUsageEvent(this.#idOf(line, message), occurredAtMs)
    Object.assign(event, split.own)
    event.model = model
    event.provider = provider
    if (split.components.length > 0) event.components = split.components
    event.reportedCostUsd = line.costUSD === undefined ? null : parseReportedCost(line.costUSD)
    event.serviceTier = this.#pool.keep(usage.service_tier)
    event.speed = this.#pool.keep(usage.speed)
    const geo = this.#pool.keep(usage.inference_geo)
    event.inferenceGeo = geo === 'not_available' ? null : geo
    event.project = this.#projectOf(line.cwd)
    event.tags = this.#places.of(line.cwd, line.gitBranch)
    event.sessionId = this.#pool.keep(line.sessionId ?? line.session_id)
    event.source = 'claude-code'
    event.requestId = shortId(line.requestId)
    event.isSidechain = line.isSidechain === true
    if (hasPlaceholderOutput(line.version)) event.quality = 'lower_bound'
    if (this.context.withSourceRef) event.sourceRef = `${this.context.fileName}:${lineNumber}`.slice(-512)
    return { kind: 'event', event }
  }

  /** `message.id` is unique over all time; third-party endpoints leave out requestId, sidechain replays renew it. */
  #idOf(line: JsonObject, message: JsonObject): string {
    const id = shortId(message.id) ?? shortId(line.requestId) ?? shortId(line.uuid)
    if (id !== null) return `claude:${id}`
    return `claude:line:${fingerprint(JSON.stringify([line.timestamp, line.sessionId, message.model, message.usage, message.content]))}`
  }

  #projectOf(cwd: unknown): string | null {
    if (typeof cwd !== 'string') return null
    const known = this.#projects.get(cwd)
    if (known !== undefined) return known
    const project = projectOfPath(asText(cwd))
    this.#projects.set(cwd, project)
    return project
  }
}

function shortId(value: unknown): string | null {
  const id = asText(value)
  return id === null || id.length > 500 ? null : id
}

/**
 * Claude Code 2.1.12 to 2.1.30 wrote placeholders as output_tokens (median 1 to 3 a reply, measured over 78 sessions),
 * so what such a line costs is a lower bound. FORMATS.md a, "Output placeholder bug".
 */
export function hasPlaceholderOutput(version: unknown): boolean {
  if (typeof version !== 'string' || !version.startsWith('2.1.')) return false
  const patch = Number.parseInt(version.slice(4), 10)
  return patch >= 12 && patch <= 30
}
