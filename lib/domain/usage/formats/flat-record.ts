import { newUsageEvent } from '../new-usage-event'
import { parseLogTimestamp } from '../parse-timestamp'
import { parseReportedCost } from '../reported-cost'
import { toTokenCount } from '../token-count'
import {
  type ThreadPosition,
  type TokenCounts,
  USAGE_QUALITIES,
  type UsageComponent,
  type UsageEvent,
} from '../usage-event'
import type { FlatField } from './flat-columns'
import { asObject, asText, detach, type LogContext, MAX_TEXT } from './log-reader'

export type FlatValues = ReadonlyMap<FlatField, unknown>

export type FlatRead = { ok: true; event: UsageEvent } | { ok: false; message: string }

/**
 * One flat record, by meaning of its columns, as a usage event. `identity` gives an id to a record that has none.
 * OpenAI-style columns (`prompt_tokens`, `cached_tokens`) count cached tokens inside the input: they are taken out.
 */
export function readFlatRecord(
  values: FlatValues,
  tags: Readonly<Record<string, string>> | null,
  identity: () => string,
  context: LogContext,
  line: number,
  keep: (value: unknown) => string | null,
): FlatRead {
  const rawTime = values.get('timestamp')
  const occurredAtMs = parseLogTimestamp(rawTime)
  if (occurredAtMs === null) {
    return {
      ok: false,
      message:
        rawTime === undefined || rawTime === '' ? 'no timestamp' : 'timestamp is no date from 2000 to 2099',
    }
  }
  const rawCost = values.get('cost')
  const hasCost = rawCost !== undefined && rawCost !== null && !NO_COST.test(String(rawCost))
  const reportedCostUsd = hasCost ? parseReportedCost(rawCost) : null
  if (hasCost && reportedCostUsd === null)
    return { ok: false, message: 'cost is no amount in USD of 0 or more' }
  const counts = readFlatCounts(values)
  if (typeof counts === 'string') return { ok: false, message: counts }
  const model = keep(values.get('model'))
  if (model === null && reportedCostUsd === null) return { ok: false, message: 'neither a model nor a cost' }
  for (const field of TEXT_FIELDS) {
    const text = values.get(field)
    if (typeof text === 'string' && text !== '' && asText(text) === null) {
      return { ok: false, message: `${field} holds NUL or is longer than ${MAX_TEXT} characters` }
    }
  }
  const rawId = values.get('id')
  const id = asText(typeof rawId === 'number' ? String(rawId) : rawId) ?? identity()
  const event = newUsageEvent(detach(id), occurredAtMs)
  Object.assign(event, counts)
  event.model = model
  event.provider = keep(values.get('provider'))
  event.reportedCostUsd = reportedCostUsd
  event.serviceTier = keep(values.get('serviceTier'))
  event.speed = keep(values.get('speed'))
  event.inferenceGeo = keep(values.get('inferenceGeo'))
  event.user = keep(values.get('user'))
  event.team = keep(values.get('team'))
  event.project = keep(values.get('project'))
  event.framework = keep(values.get('framework'))
  event.task = keep(values.get('task'))
  event.runId = keep(values.get('runId'))
  event.sessionId = keep(values.get('sessionId'))
  event.source = keep(values.get('source'))
  if (tags !== null) event.tags = tags
  event.latencyMs = toDuration(values.get('latencyMs'))
  event.status = /^(error|failed|failure|[45]\d\d)$/i.test(String(values.get('status') ?? ''))
    ? 'error'
    : 'ok'
  const quality = values.get('quality')
  event.quality = USAGE_QUALITIES.find((known) => known === quality) ?? 'measured'
  const sidechain = values.get('isSidechain')
  event.isSidechain = sidechain === true || sidechain === 'true'
  const components = readComponents(values.get('components'))
  if (components === null) return { ok: false, message: 'components is no list of models with token counts' }
  if (components.length > 0) event.components = components
  event.thread = readThread(values.get('thread'))
  event.sourceRef = asText(values.get('sourceRef'))
  if (event.sourceRef === null && context.withSourceRef)
    event.sourceRef = `${context.fileName}:${line}`.slice(-MAX_TEXT)
  return { ok: true, event }
}

const NO_COST = /^\s*(-|n\/?a|null|none)?\s*$/i

const TEXT_FIELDS: readonly FlatField[] = [
  'id',
  'model',
  'provider',
  'user',
  'team',
  'project',
  'framework',
  'task',
  'runId',
  'sessionId',
  'source',
]

function readFlatCounts(values: FlatValues): TokenCounts | string {
  const bad = COUNT_FIELDS.find((field) => toTokenCount(values.get(field)) < 0)
  if (bad !== undefined)
    return `${bad} tokens: ${String(values.get(bad)).slice(0, 40)} is not a whole number from 0 to 2^53`
  const count = (field: FlatField) => toTokenCount(values.get(field))
  const inclusivePrompt = !values.has('input') && values.has('inputInclusive')
  const inclusiveCache = !values.has('cacheRead') && values.has('cacheReadInclusive')
  const cacheRead = inclusiveCache ? count('cacheReadInclusive') : count('cacheRead')
  const hasSplit = values.has('cacheWrite5m') || values.has('cacheWrite1h')
  const write5m = hasSplit ? count('cacheWrite5m') : count('cacheWrite')
  const write1h = count('cacheWrite1h')
  let input = inclusivePrompt ? count('inputInclusive') : count('input')
  if (inclusivePrompt || inclusiveCache) {
    const inside = cacheRead + (inclusivePrompt ? write5m + write1h : 0)
    // More cached than input can't be a part of it: such a log counts them apart.
    if (inside <= input) input -= inside
  }
  return {
    inputTokens: input,
    outputTokens: count('output'),
    cacheReadTokens: cacheRead,
    cacheWrite5mTokens: write5m,
    cacheWrite1hTokens: write1h,
    reasoningTokens: count('reasoning'),
    webSearchRequests: count('webSearches'),
  }
}

/** Columns that hold whole numbers of tokens or searches. */
export const COUNT_FIELDS: readonly FlatField[] = [
  'input',
  'inputInclusive',
  'output',
  'cacheRead',
  'cacheReadInclusive',
  'cacheWrite',
  'cacheWrite5m',
  'cacheWrite1h',
  'reasoning',
  'webSearches',
]

function toDuration(value: unknown): number | null {
  if (value === undefined || value === null || value === '') return null
  const ms = Math.round(Number(value))
  return Number.isSafeInteger(ms) && ms >= 0 ? ms : null
}

function readComponents(value: unknown): UsageComponent[] | null {
  if (value === undefined || value === null || value === '') return []
  if (!Array.isArray(value)) return null
  const components: UsageComponent[] = []
  for (const raw of value) {
    const entry = asObject(raw)
    const model = asText(entry?.model)
    if (entry === null || model === null) return null
    const component: UsageComponent = {
      model,
      provider: asText(entry.provider),
      inputTokens: toTokenCount(entry.input_tokens),
      outputTokens: toTokenCount(entry.output_tokens),
      cacheReadTokens: toTokenCount(entry.cache_read_tokens),
      cacheWrite5mTokens: toTokenCount(entry.cache_write_5m_tokens),
      cacheWrite1hTokens: toTokenCount(entry.cache_write_1h_tokens),
      reasoningTokens: toTokenCount(entry.reasoning_tokens),
      webSearchRequests: toTokenCount(entry.web_search_requests),
    }
    if (Object.values(component).some((part) => typeof part === 'number' && part < 0)) return null
    components.push(component)
  }
  return components
}

function readThread(value: unknown): ThreadPosition | null {
  const entry = asObject(value)
  const id = asText(entry?.id)
  const fingerprint = asText(entry?.fingerprint)
  const index = entry?.index
  if (
    entry === null ||
    id === null ||
    fingerprint === null ||
    typeof index !== 'number' ||
    !Number.isInteger(index) ||
    index < 0 ||
    index >= 2 ** 31
  )
    return null
  return { id, parentId: asText(entry.parent_id), index, fingerprint }
}
