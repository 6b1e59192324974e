import { describe, expect, it } from 'vitest'
import { readGenAiSpans } from './gen-ai-span'
import type { AttributeValue, TelemetrySpan } from './telemetry-record'

const NOW = Date.parse('2026-11-26T00:00:00Z')
const START = BigInt(Date.parse('2026-11-25T12:00:00Z')) * 1_000_000n

const span = (
  attributes: Record<string, AttributeValue>,
  changes: Partial<Omit<TelemetrySpan, 'attributes'>> = {},
): TelemetrySpan => ({
  traceId: '5b8efff798038103d269b633813fc60c',
  spanId: 'eee19b7ec3c1b174',
  parentSpanId: '',
  name: 'chat',
  startUnixNano: START,
  endUnixNano: START + 1_500_000_000n,
  isError: false,
  attributes: new Map(Object.entries(attributes)),
  ...changes,
})

const CHAT = {
  'service.name': 'checkout',
  'gen_ai.operation.name': 'chat',
  'gen_ai.provider.name': 'openai',
  'gen_ai.request.model': 'gpt-5.5',
  'gen_ai.response.model': 'gpt-5.5-2026-04-01',
  'gen_ai.response.id': 'chatcmpl-1',
  'gen_ai.usage.input_tokens': 1000n,
  'gen_ai.usage.output_tokens': 200n,
  'gen_ai.usage.cache_read.input_tokens': 600n,
  'gen_ai.usage.cache_creation.input_tokens': 100n,
  'gen_ai.usage.reasoning.output_tokens': 150n,
}
const one = (sent: TelemetrySpan) => readGenAiSpans([sent], NOW)[0]

describe('a span of a model call', () => {
  it('counts under the response’s id, cached tokens taken out of the input', () => {
    expect(one(span(CHAT))).toMatchObject({
      kind: 'event',
      event: {
        id: 'gen-ai:chatcmpl-1',
        via: 'telemetry',
        model: 'gpt-5.5-2026-04-01',
        provider: 'openai',
        source: 'checkout',
        inputTokens: 300,
        cacheReadTokens: 600,
        cacheWrite5mTokens: 100,
        outputTokens: 200,
        reasoningTokens: 150,
        latencyMs: 1500,
      },
    })
  })

  it('is Anthropic’s message where its response id is one, as in a transcript', () => {
    expect(one(span({ ...CHAT, 'gen_ai.response.id': 'msg_013J' }))).toMatchObject({
      event: { id: 'claude:msg_013J' },
    })
  })

  it('goes by its own id without a response’s', () => {
    const { 'gen_ai.response.id': _, ...sent } = CHAT
    expect(one(span(sent))).toMatchObject({
      event: { id: 'span:5b8efff798038103d269b633813fc60c:eee19b7ec3c1b174' },
    })
    expect(one(span(sent, { spanId: '' }))).toEqual({ kind: 'problem', message: 'span without an id' })
  })

  it('of a sender whose input leaves the cached tokens out is read so', () => {
    const sent = { ...CHAT, 'gen_ai.usage.input_tokens': 10n }
    expect(one(span(sent))).toMatchObject({ event: { inputTokens: 10, cacheReadTokens: 600 } })
  })

  it('is read by the conventions’ old names too', () => {
    const old = {
      'gen_ai.system': 'gcp.gemini',
      'gen_ai.request.model': 'gemini-2.5-pro',
      'gen_ai.usage.prompt_tokens': 7n,
      'gen_ai.usage.completion_tokens': 3n,
    }
    expect(one(span(old))).toMatchObject({ event: { provider: 'google', inputTokens: 7, outputTokens: 3 } })
  })

  it('that failed is an error, and its clock is looked at', () => {
    expect(one(span(CHAT, { isError: true }))).toMatchObject({ event: { status: 'error' } })
    expect(one(span(CHAT, { startUnixNano: 5n }))).toMatchObject({ kind: 'problem' })
    expect(one(span(CHAT, { endUnixNano: 0n }))).toMatchObject({ event: { latencyMs: null } })
  })

  it('with a count that is none, or without a model, is named', () => {
    expect(one(span({ ...CHAT, 'gen_ai.usage.input_tokens': -5n }))).toMatchObject({ kind: 'problem' })
    const { 'gen_ai.response.model': _a, 'gen_ai.request.model': _b, ...sent } = CHAT
    expect(one(span(sent))).toEqual({ kind: 'problem', message: 'span with token counts and no model' })
  })
})

describe('a span that sums up others', () => {
  const AGENT = { ...CHAT, 'gen_ai.operation.name': 'invoke_agent', 'gen_ai.response.id': 'agent-1' }

  it.each(['invoke_agent', 'create_agent', 'invoke_workflow', 'execute_tool'])(
    '%s is not added',
    (operation) => {
      const readings = readGenAiSpans(
        [
          span({ ...AGENT, 'gen_ai.operation.name': operation }, { spanId: 'a'.repeat(16) }),
          span(CHAT, { parentSpanId: 'a'.repeat(16) }),
        ],
        NOW,
      )
      expect(readings.map(({ kind }) => kind)).toEqual(['nothing', 'event'])
      expect(readings[0]).toMatchObject({ note: expect.stringContaining(operation) })
    },
  )

  it('is found by its children where no operation is named, through spans between', () => {
    const { 'gen_ai.operation.name': _, 'gen_ai.response.id': _id, ...nameless } = CHAT
    const readings = readGenAiSpans(
      [
        span(nameless, { spanId: 'a'.repeat(16) }),
        span({ 'service.name': 'x' }, { spanId: 'b'.repeat(16), parentSpanId: 'a'.repeat(16) }),
        span(nameless, { spanId: 'c'.repeat(16), parentSpanId: 'b'.repeat(16) }),
      ],
      NOW,
    )
    expect(readings.map(({ kind }) => kind)).toEqual(['nothing', 'nothing', 'event'])
  })

  it('ends at a circle of parents', () => {
    const { 'gen_ai.operation.name': _, ...nameless } = CHAT
    const readings = readGenAiSpans(
      [
        span(nameless, { spanId: 'a'.repeat(16), parentSpanId: 'b'.repeat(16) }),
        span(nameless, { spanId: 'b'.repeat(16), parentSpanId: 'a'.repeat(16) }),
      ],
      NOW,
    )
    expect(readings).toHaveLength(2)
  })
})

it('spans of Claude Code are its events again: counted by request id, or not at all', () => {
  const sent = { model: 'claude-opus-4-8', input_tokens: 1n, output_tokens: 2n }
  const claude = (attributes: object) =>
    one(span({ ...sent, ...attributes }, { name: 'claude_code.llm_request' }))
  expect(claude({ request_id: 'req_1' })).toMatchObject({
    event: { id: 'claude-request:req_1', requestId: 'req_1' },
  })
  expect(claude({})).toEqual({ kind: 'nothing' })
})

it('spans without token counts say nothing', () => {
  expect(one(span({ 'gen_ai.operation.name': 'chat' }))).toEqual({ kind: 'nothing' })
})
