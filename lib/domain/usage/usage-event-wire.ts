import { z } from 'zod'
import { formatUsd, parseUsdRounded } from '../money'
import { isWellFormed } from '../well-formed'
import { newUsageEvent } from './new-usage-event'
import { parseInstant } from './parse-timestamp'
import { type TokenCounts, USAGE_QUALITIES, type UsageComponent, type UsageEvent } from './usage-event'

const MAX_TEXT = 512
const MAX_TAGS = 50
const MAX_COMPONENTS = 1000

// biome-ignore lint/suspicious/noControlCharactersInRegex: NUL is what Postgres can't store
const WITHOUT_NUL = /^[^\u0000]*$/
const text = z.string().max(MAX_TEXT, `longer than ${MAX_TEXT} characters`).regex(WITHOUT_NUL, 'holds NUL')
const requiredText = text.min(1, 'empty')
const optionalText = text.nullish()
const count = z.int({ error: 'not a whole number from 0 to 2^53 - 1' }).min(0, 'negative').nullish()

const counts = {
  input_tokens: count.describe('Without cached tokens.'),
  output_tokens: count.describe('With reasoning.'),
  cache_read_tokens: count,
  cache_write_5m_tokens: count,
  cache_write_1h_tokens: count,
  reasoning_tokens: count.describe('The part of output_tokens that was reasoning.'),
  web_search_requests: count,
}

const costUsd = z.union([z.string(), z.number()], { error: 'not a decimal string or a number' }).refine(
  (value) => {
    const femto = parseUsdRounded(String(value))
    return femto !== null && femto < 10n ** 24n
  },
  { error: 'not an amount in USD from 0 to a billion' },
)

const componentSchema = z.object({ model: requiredText, provider: optionalText, ...counts })

const threadSchema = z.object({
  id: requiredText,
  parent_id: optionalText,
  index: z.int32({ error: 'not a whole number from 0 to 2^31 - 1' }).min(0),
  fingerprint: requiredText,
})

/** One event as `POST /api/v1/usage` takes it (CONTRACT.md §3); fields it does not know are ignored. */
export const usageEventWireSchema = z
  .object({
    id: requiredText
      .refine(isWellFormed, 'holds half of a surrogate pair')
      .describe('The idempotency key, unique in the organization.'),
    timestamp: z
      .string()
      .refine((value) => parseInstant(value) !== null, {
        error: 'not an RFC 3339 time with offset from 2000 to 2099',
      })
      .describe('RFC 3339 with offset.'),
    model: optionalText.describe('Required unless cost_usd is there.'),
    provider: optionalText,
    ...counts,
    cost_usd: costUsd.nullish().describe('Cost reported by the source, decimal USD.'),
    service_tier: optionalText,
    speed: optionalText,
    inference_geo: optionalText,
    user: optionalText,
    team: optionalText,
    project: optionalText,
    framework: optionalText,
    task: optionalText,
    run_id: optionalText,
    session_id: optionalText,
    source: optionalText,
    tags: z
      .custom<Record<string, string>>(isTagMap, `not a flat map of at most ${MAX_TAGS} short texts`)
      .nullish()
      .meta({ type: 'object', additionalProperties: { type: 'string', maxLength: MAX_TEXT } }),
    latency_ms: z.number().min(0, 'negative').max(Number.MAX_SAFE_INTEGER).nullish(),
    status: z.enum(['ok', 'error']).nullish(),
    components: z
      .array(componentSchema)
      .max(MAX_COMPONENTS)
      .nullish()
      .describe('What the call holds beyond its own model.'),
    quality: z
      .enum(USAGE_QUALITIES)
      .nullish()
      .describe('`aggregate`: the sum of many calls, which no price tier by context is read from.'),
    is_sidechain: z.boolean().nullish(),
    source_ref: optionalText,
    request_id: optionalText.describe(
      "The provider's id of the request: telemetry that bears it tells of the same call.",
    ),
    thread: threadSchema.nullish().describe('Where the call stands in a thread that others may replay.'),
  })
  .refine((event) => Boolean(event.model) || event.cost_usd != null, {
    path: ['model'],
    error: 'required where there is no cost_usd',
  })

export type UsageEventWire = z.input<typeof usageEventWireSchema>

export type ParsedUsageEvent =
  | { ok: true; event: UsageEvent }
  /** `path` as in "components.0.model"; empty where the whole is no object. */
  | { ok: false; path: string; message: string }

function isTagMap(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const entries = Object.entries(value)
  return entries.length <= MAX_TAGS && entries.every(([name, tag]) => isShort(name) && isShort(tag))
}

const isShort = (value: unknown): boolean =>
  typeof value === 'string' && value.length <= MAX_TEXT && !value.includes('\0')

/** Reads one event of the API's shape; says where and why it is none. */
export function parseUsageEvent(json: unknown): ParsedUsageEvent {
  const parsed = usageEventWireSchema.safeParse(json)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    const path = issue?.path.join('.') ?? ''
    const missing = issue?.code === 'invalid_type' && readPath(json, issue.path) === undefined
    return { ok: false, path, message: missing ? 'required' : (issue?.message ?? 'not an event') }
  }
  const wire = parsed.data
  const event = newUsageEvent(wire.id, parseInstant(wire.timestamp) ?? 0)
  assignCounts(event, wire)
  event.model = wire.model || null
  event.provider = wire.provider || null
  if (wire.cost_usd != null) event.reportedCostUsd = formatUsd(parseUsdRounded(String(wire.cost_usd)) ?? 0n)
  event.serviceTier = wire.service_tier || null
  event.speed = wire.speed || null
  event.inferenceGeo = wire.inference_geo || null
  event.user = wire.user || null
  event.team = wire.team || null
  event.project = wire.project || null
  event.framework = wire.framework || null
  event.task = wire.task || null
  event.runId = wire.run_id || null
  event.sessionId = wire.session_id || null
  event.source = wire.source || null
  if (wire.tags != null) event.tags = withoutPrototype(wire.tags)
  event.latencyMs = wire.latency_ms == null ? null : Math.round(wire.latency_ms)
  event.status = wire.status ?? 'ok'
  if (wire.components != null && wire.components.length > 0)
    event.components = wire.components.map(toComponent)
  event.quality = wire.quality ?? 'measured'
  event.isSidechain = wire.is_sidechain ?? false
  event.sourceRef = wire.source_ref || null
  event.requestId = wire.request_id || null
  if (wire.thread != null) {
    const { id, parent_id, index, fingerprint } = wire.thread
    event.thread = { id, parentId: parent_id || null, index, fingerprint }
  }
  return { ok: true, event }
}

type WireCounts = { [K in keyof typeof counts]?: number | null | undefined }

function assignCounts(to: TokenCounts, wire: WireCounts): void {
  to.inputTokens = wire.input_tokens ?? 0
  to.outputTokens = wire.output_tokens ?? 0
  to.cacheReadTokens = wire.cache_read_tokens ?? 0
  to.cacheWrite5mTokens = wire.cache_write_5m_tokens ?? 0
  to.cacheWrite1hTokens = wire.cache_write_1h_tokens ?? 0
  to.reasoningTokens = wire.reasoning_tokens ?? 0
  to.webSearchRequests = wire.web_search_requests ?? 0
}

function toComponent(wire: z.output<typeof componentSchema>): UsageComponent {
  const {
    inputTokens,
    outputTokens,
    cacheReadTokens,
    cacheWrite5mTokens,
    cacheWrite1hTokens,
    reasoningTokens,
    webSearchRequests,
  } = newUsageEvent('', 0)
  const component: UsageComponent = {
    model: wire.model,
    provider: wire.provider || null,
    inputTokens,
    outputTokens,
    cacheReadTokens,
    cacheWrite5mTokens,
    cacheWrite1hTokens,
    reasoningTokens,
    webSearchRequests,
  }
  assignCounts(component, wire)
  return component
}

/** A tag may be called anything but what would change the map itself. */
function withoutPrototype(tags: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(tags).filter(([name]) => name !== '__proto__'))
}

function readPath(json: unknown, path: readonly PropertyKey[]): unknown {
  let value: unknown = json
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined
    value = (value as Record<PropertyKey, unknown>)[key]
  }
  return value
}
