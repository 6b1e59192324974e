import { newUsageEvent } from '../new-usage-event'
import { parseLogTimestamp } from '../parse-timestamp'
import {
  asObject,
  asText,
  type JsonObject,
  type LogContext,
  type LogSink,
  projectOfPath,
  type RecordReader,
  TextPool,
} from './log-reader'
import { PlaceTags } from './place-tags'
import { readCounts, splitInput } from './read-counts'
import { UNKNOWN_MODEL } from './unknown-model'

/** A line with none of these says nothing about usage. */
export const QWEN_NEEDLES: readonly string[] = ['usageMetadata"']

/** A line of a Qwen Code chat: Claude Code's frame around Gemini's messages. */
export function isQwenRecord(record: JsonObject): boolean {
  if (typeof record.uuid !== 'string' || typeof record.sessionId !== 'string') return false
  return (
    'usageMetadata' in record || 'systemPayload' in record || Array.isArray(asObject(record.message)?.parts)
  )
}

/**
 * Reads `~/.qwen/projects/<cwd>/chats/*.jsonl`. A branched chat copies its messages with their uuid, so the uuid is the
 * call. Counts are Gemini's; over an OpenAI-compatible API the thoughts are inside the candidates, as the total tells.
 */
export class QwenReader implements RecordReader {
  readonly #pool = new TextPool()
  readonly #places = new PlaceTags()

  constructor(readonly context: LogContext) {}

  record(value: unknown, line: number, sink: LogSink) {
    const record = asObject(value)
    if (record === null) return sink.problem(line, 'not a JSON object')
    const usage = asObject(record.usageMetadata)
    if (record.type !== 'assistant' || usage === null) return
    const uuid = asText(record.uuid)
    if (uuid === null) return sink.problem(line, 'assistant line without a uuid')
    const counts = readCounts({
      prompt: usage.promptTokenCount,
      candidates: usage.candidatesTokenCount,
      cached: usage.cachedContentTokenCount,
      thoughts: usage.thoughtsTokenCount,
      tool: usage.toolUsePromptTokenCount,
      total: usage.totalTokenCount,
    })
    if (typeof counts === 'string') return sink.problem(line, `usageMetadata.${counts}`)
    const occurredAtMs = parseLogTimestamp(record.timestamp)
    if (occurredAtMs === null) return sink.problem(line, 'timestamp is no date from 2000 to 2099')
    const { prompt, candidates, cached, thoughts, tool, total } = counts
    const isInside = thoughts <= candidates && prompt + tool + candidates === total
    const event = newUsageEvent(`qwen:${uuid}`.slice(0, 512), occurredAtMs)
    Object.assign(event, splitInput(prompt, cached, 0))
    event.inputTokens += tool
    event.outputTokens = isInside ? candidates : candidates + thoughts
    event.reasoningTokens = thoughts
    event.model = this.#pool.keep(record.model) ?? UNKNOWN_MODEL
    event.project = this.#pool.keep(projectOfPath(asText(record.cwd)))
    event.tags = this.#places.of(record.cwd, record.gitBranch)
    event.sessionId = this.#pool.keep(record.sessionId)
    event.source = 'qwen-code'
    if (this.context.withSourceRef) event.sourceRef = `${this.context.fileName}:${line}`.slice(-512)
    sink.event(event)
  }

  end(): void {}
}
