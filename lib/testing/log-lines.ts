import { UsageCollector } from '../domain/usage/usage-collector'
import type { UsageEvent } from '../domain/usage/usage-event'
import type { LogProblem } from '../services/usage-logs/log-problem'
import { readUsageLog } from '../services/usage-logs/read-usage-log'

export interface ReadResult {
  /** Every line's event, duplicates included. */
  lines: UsageEvent[]
  /** The calls. */
  events: readonly UsageEvent[]
  duplicates: number
  problems: LogProblem[]
  recognised: boolean
}

/** Reads texts as files of one run, in chunks of any size. */
export async function readLogs(
  texts: Readonly<Record<string, string | Buffer>>,
  chunkBytes = 1 << 20,
): Promise<ReadResult> {
  const collector = new UsageCollector()
  const result: ReadResult = { lines: [], events: [], duplicates: 0, problems: [], recognised: true }
  for (const [name, text] of Object.entries(texts)) {
    const bytes = Buffer.from(text)
    async function* chunks() {
      for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes)
    }
    const reading = readUsageLog(
      { name, undatedAtMs: Date.UTC(2026, 5, 1), chunks: chunks() },
      { format: 'auto', withSourceRef: true },
    )
    let step = await reading.next()
    for (; step.done !== true; step = await reading.next()) {
      result.problems.push(...step.value.problems)
      for (const event of step.value.events) {
        result.lines.push(event)
        collector.add(event)
      }
    }
    result.recognised &&= step.value
  }
  return { ...result, ...collector.finish() }
}

export const readLog = (text: string | Buffer, chunkBytes?: number): Promise<ReadResult> =>
  readLogs({ 'a.jsonl': text }, chunkBytes)

export const toJsonl = (records: readonly unknown[]): string =>
  records.map((record) => `${JSON.stringify(record)}\n`).join('')

interface ClaudeLineOptions {
  id?: string | null
  requestId?: string | null
  model?: string
  usage?: Record<string, unknown>
  at?: string
  session?: string
  extra?: Record<string, unknown>
}

/** An assistant line as Claude Code writes it. */
export function claudeLine(options: ClaudeLineOptions = {}): Record<string, unknown> {
  const {
    id = 'msg_1',
    requestId = 'req_1',
    session = 'session-1',
    at = '2026-06-01T12:00:00.000Z',
  } = options
  return {
    parentUuid: 'p',
    isSidechain: false,
    userType: 'external',
    cwd: '/home/ada/src/checkout',
    sessionId: session,
    version: '2.1.60',
    gitBranch: 'main',
    type: 'assistant',
    message: {
      ...(id === null ? {} : { id }),
      type: 'message',
      role: 'assistant',
      model: options.model ?? 'claude-sonnet-4-6',
      content: [{ type: 'text', text: 'hello' }],
      usage: { input_tokens: 10, output_tokens: 20, ...options.usage },
    },
    ...(requestId === null ? {} : { requestId }),
    uuid: 'u',
    timestamp: at,
    ...options.extra,
  }
}

type Counts = readonly [input: number, cached: number, output: number]

const codexCounts = ([input, cached, output]: Counts) => ({
  input_tokens: input,
  cached_input_tokens: cached,
  output_tokens: output,
  reasoning_output_tokens: 0,
  total_tokens: input + output,
})

/** A token_count line as Codex writes it. */
export function codexCount(at: string, total: Counts | null, last: Counts | null): Record<string, unknown> {
  const info = {
    ...(total === null ? {} : { total_token_usage: codexCounts(total) }),
    ...(last === null ? {} : { last_token_usage: codexCounts(last) }),
  }
  return { timestamp: at, type: 'event_msg', payload: { type: 'token_count', info, rate_limits: null } }
}

export function codexMeta(
  id: string,
  parent: string | null = null,
  extra: Record<string, unknown> = {},
): Record<string, unknown> {
  const payload = {
    id,
    cwd: '/home/ada/src/api',
    cli_version: '0.145.0',
    source: 'cli',
    model_provider: 'openai',
    forked_from_id: parent,
    ...extra,
  }
  return { timestamp: '2026-07-30T10:00:00.000Z', type: 'session_meta', payload }
}

export const codexTurn = (model: string): Record<string, unknown> => ({
  timestamp: '2026-07-30T10:00:00.000Z',
  type: 'turn_context',
  payload: { turn_id: 't', model, cwd: '/home/ada/src/api' },
})

/** All token buckets of events, components included. */
export function totalTokens(events: readonly UsageEvent[]): number {
  let sum = 0
  for (const event of events) {
    for (const part of [event, ...event.components]) {
      sum +=
        part.inputTokens +
        part.outputTokens +
        part.cacheReadTokens +
        part.cacheWrite5mTokens +
        part.cacheWrite1hTokens
    }
  }
  return sum
}
