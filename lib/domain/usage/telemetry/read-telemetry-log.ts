import { parseLogTimestamp } from '../parse-timestamp'
import type { UsageEvent } from '../usage-event'
import { readClaudeRequest } from './claude-request'
import { readCodexResponse } from './codex-response'
import { readGeminiResponse } from './gemini-response'
import { attributeText } from './telemetry-labels'
import { NOTHING, type TelemetryLog, type TelemetryReading } from './telemetry-record'
import { readUnixNano } from './telemetry-time'

type Rule = (log: TelemetryLog, occurredAtMs: number) => TelemetryReading<UsageEvent>

// By the event's name. Nothing else is a call: not errors (they bill nothing), not prompts, not tools, and not the
// GenAI event of a call, whose span says the same.
const RULES: Readonly<Record<string, Rule>> = {
  'claude_code.api_request': ({ attributes }, at) => readClaudeRequest(attributes, at),
  'codex.sse_event': ({ attributes }, at) => readCodexResponse(attributes, at),
  'codex.websocket_event': ({ attributes }, at) => readCodexResponse(attributes, at),
  'gemini_cli.api_response': ({ attributes }, at) => readGeminiResponse(attributes, at, 'gemini-cli'),
  'qwen-code.api_response': ({ attributes }, at) => readGeminiResponse(attributes, at, 'qwen-code'),
}

/** Reads a log record as the call that it tells of, if it tells of one. `nowMs` refuses clocks that run ahead. */
export function readTelemetryLog(log: TelemetryLog, nowMs: number): TelemetryReading<UsageEvent> {
  const rule = ruleFor(log)
  if (rule === undefined) return NOTHING
  const recorded = readUnixNano(log.timeUnixNano, nowMs)
  if (recorded.ok) return rule(log, recorded.ms)
  const said =
    log.timeUnixNano === 0n ? parseLogTimestamp(attributeText(log.attributes, 'event.timestamp')) : null
  const again = said === null ? recorded : readUnixNano(BigInt(said) * 1_000_000n, nowMs)
  return again.ok ? rule(log, again.ms) : { kind: 'problem', message: again.message }
}

// Claude Code's `event.name` goes without the prefix that its body has.
function ruleFor({ names, attributes }: TelemetryLog): Rule | undefined {
  const known = names.find((name) => Object.hasOwn(RULES, name))
  if (known !== undefined) return RULES[known]
  const isClaude = attributeText(attributes, 'service.name')?.startsWith('claude') ?? true
  return isClaude && names.includes('api_request') ? RULES['claude_code.api_request'] : undefined
}
