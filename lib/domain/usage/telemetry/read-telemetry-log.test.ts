import { describe, expect, it } from 'vitest'
import { READ_ATTRIBUTES } from './attribute-names'
import { readTelemetryLog } from './read-telemetry-log'
import type { AttributeValue } from './telemetry-record'

const NOW = Date.parse('2026-11-26T00:00:00Z')
const AT = '2026-11-25T12:00:00.250Z'
const NANO = BigInt(Date.parse(AT)) * 1_000_000n

const read = (names: string[], attributes: Record<string, AttributeValue>, timeUnixNano: bigint = NANO) =>
  readTelemetryLog({ names, timeUnixNano, attributes: new Map(Object.entries(attributes)) }, NOW)

function eventOf(reading: ReturnType<typeof read>) {
  if (reading.kind !== 'event') throw new Error(JSON.stringify(reading))
  return reading.event
}

const CLAUDE = {
  'service.name': 'claude-code',
  'session.id': '03a1382e',
  'event.sequence': 3n,
  model: 'claude-opus-4-8',
  input_tokens: 10n,
  output_tokens: 226n,
  cache_read_tokens: 54746n,
  cache_creation_tokens: 3099n,
  cost_usd: 0.0521,
  cost_usd_micros: 52_101n,
  duration_ms: 1234n,
  request_id: 'req_011',
}

describe('an api_request of Claude Code', () => {
  it('is a call under its request id, at the cost in whole micro-dollars', () => {
    expect(eventOf(read(['api_request'], CLAUDE))).toMatchObject({
      id: 'claude-request:req_011',
      requestId: 'req_011',
      via: 'telemetry',
      occurredAtMs: Date.parse(AT),
      model: 'claude-opus-4-8',
      provider: 'anthropic',
      inputTokens: 10,
      outputTokens: 226,
      cacheReadTokens: 54746,
      cacheWrite5mTokens: 3099,
      reportedCostUsd: '0.052101',
      sessionId: '03a1382e',
      source: 'claude-code',
      latencyMs: 1234,
    })
  })

  it.each([
    ['text', '10', '226'],
    ['doubles', 10, 226],
    ['whole text with a fraction', '10.0', '226.0'],
  ])('reads counts that come as %s', (_, input, output) => {
    const sent = { ...CLAUDE, input_tokens: input, output_tokens: output, cost_usd_micros: '52101' }
    expect(eventOf(read(['api_request'], sent))).toMatchObject({
      inputTokens: 10,
      outputTokens: 226,
      reportedCostUsd: '0.052101',
    })
  })

  it('takes the float where there are no micro-dollars, and no cost where it is none', () => {
    const { cost_usd_micros: _, ...sent } = CLAUDE
    expect(eventOf(read(['api_request'], sent)).reportedCostUsd).toBe('0.0521')
    expect(eventOf(read(['api_request'], { ...sent, cost_usd: Number.NaN })).reportedCostUsd).toBeNull()
    expect(eventOf(read(['api_request'], { ...sent, cost_usd: -1 })).reportedCostUsd).toBeNull()
  })

  it('goes by the client’s id without a request id, else by the sequence and time of its session', () => {
    const { request_id: _, ...sent } = CLAUDE
    const client = eventOf(read(['api_request'], { ...sent, client_request_id: 'c-1' }))
    expect(client).toMatchObject({ id: 'claude-client-request:c-1', requestId: null })
    const first = eventOf(read(['api_request'], sent))
    expect(eventOf(read(['api_request'], sent)).id).toBe(first.id)
    // Two processes of one session both begin at 1.
    expect(eventOf(read(['api_request'], sent, NANO + 1_000_000n)).id).not.toBe(first.id)
    expect(eventOf(read(['api_request'], { ...sent, 'event.sequence': 4n })).id).not.toBe(first.id)
  })

  it('is known by its body too, and by a bare name only from Claude Code', () => {
    expect(read(['claude_code.api_request'], { ...CLAUDE, 'service.name': 'renamed' }).kind).toBe('event')
    expect(read(['api_request'], { ...CLAUDE, 'service.name': 'another' }).kind).toBe('nothing')
  })

  it.each(['api_error', 'api_refusal', 'tool_result', 'user_prompt', 'tool_decision'])(
    '%s bills nothing',
    (name) => {
      expect(read([name, `claude_code.${name}`], CLAUDE).kind).toBe('nothing')
    },
  )

  it.each([
    ['input_tokens', -1n],
    ['input_tokens', 1.5],
    ['output_tokens', Number.NaN],
    ['output_tokens', 2n ** 60n],
    ['cache_read_tokens', 'many'],
    ['cache_creation_tokens', true],
  ])('%s of %s is named', (name, value) => {
    expect(read(['api_request'], { ...CLAUDE, [name]: value })).toEqual({
      kind: 'problem',
      message: `${name} is not a whole number from 0 to 2^53`,
    })
  })

  it('without a model is named', () => {
    const { model: _, ...sent } = CLAUDE
    expect(read(['api_request'], sent)).toEqual({ kind: 'problem', message: 'api_request without a model' })
  })

  it('tells the served speed: fast, or normal as standard', () => {
    expect(eventOf(read(['api_request'], { ...CLAUDE, speed: 'fast' })).speed).toBe('fast')
    expect(eventOf(read(['api_request'], { ...CLAUDE, speed: 'normal' })).speed).toBe('standard')
  })
})

describe('time', () => {
  it.each([
    [1n, 'time is not from 2001 to 2099'],
    [BigInt(Date.parse('2000-06-01')) * 1_000_000n, 'time is not from 2001 to 2099'],
    [BigInt(NOW + 25 * 3_600_000) * 1_000_000n, 'time is more than a day in the future'],
    [2n ** 64n - 1n, 'time is not from 2001 to 2099'],
  ])('%s is refused by name', (nano, message) => {
    expect(read(['api_request'], CLAUDE, nano)).toEqual({ kind: 'problem', message })
  })

  it('of the event stands in for a record without one', () => {
    expect(eventOf(read(['api_request'], { ...CLAUDE, 'event.timestamp': AT }, 0n)).occurredAtMs).toBe(
      Date.parse(AT),
    )
    expect(read(['api_request'], CLAUDE, 0n)).toEqual({ kind: 'problem', message: 'no time' })
    const wrong = { ...CLAUDE, 'event.timestamp': '1970-01-01T00:00:01Z' }
    expect(read(['api_request'], wrong, 0n).kind).toBe('problem')
  })

  it('of a clock that is an hour ahead is taken', () => {
    expect(read(['api_request'], CLAUDE, BigInt(NOW + 3_600_000) * 1_000_000n).kind).toBe('event')
  })
})

describe('Codex', () => {
  const DONE = {
    'event.kind': 'response.completed',
    'conversation.id': 'thread-1',
    'event.timestamp': AT,
    model: 'gpt-5.5',
    input_token_count: '22299',
    cached_token_count: '20224',
    output_token_count: '103',
    reasoning_token_count: '61',
    tool_token_count: '22402',
    'user.email': 'ada@example.com',
  }

  it('counts a completed response: cached inside the input, reasoning inside the output', () => {
    expect(eventOf(read(['codex.sse_event'], DONE))).toMatchObject({
      inputTokens: 2075,
      cacheReadTokens: 20224,
      outputTokens: 103,
      reasoningTokens: 61,
      requestId: null,
      via: 'telemetry',
      sessionId: 'thread-1',
      user: 'ada@example.com',
      source: 'codex',
      provider: 'openai',
    })
  })

  it('never takes more from the cache than went in', () => {
    expect(eventOf(read(['codex.sse_event'], { ...DONE, cached_token_count: '30000' }))).toMatchObject({
      inputTokens: 0,
      cacheReadTokens: 22299,
    })
  })

  it('is the same call when it is sent again, and another a moment later', () => {
    const first = eventOf(read(['codex.sse_event'], DONE))
    expect(eventOf(read(['codex.sse_event'], DONE)).id).toBe(first.id)
    expect(eventOf(read(['codex.sse_event'], DONE, NANO + 1_000_000n)).id).not.toBe(first.id)
  })

  it('counts nothing else: deltas, requests, a completion without counts', () => {
    expect(read(['codex.sse_event'], { ...DONE, 'event.kind': 'response.output_text.delta' }).kind).toBe(
      'nothing',
    )
    expect(read(['codex.api_request'], DONE).kind).toBe('nothing')
    const { input_token_count: _, ...without } = DONE
    expect(read(['codex.sse_event'], without).kind).toBe('nothing')
  })
})

describe('Gemini CLI and Qwen Code', () => {
  const RESPONSE = {
    'session.id': 's-1',
    prompt_id: 'p-1',
    model: 'gemini-2.5-pro',
    input_token_count: 1000n,
    cached_content_token_count: 400n,
    output_token_count: 50n,
    thoughts_token_count: 30n,
    tool_token_count: 20n,
    total_token_count: 1100n,
  }

  it('adds thoughts to the output and tools to the input, and takes the cached part out of it', () => {
    const event = eventOf(read(['gemini_cli.api_response'], RESPONSE))
    expect(event).toMatchObject({
      inputTokens: 620,
      cacheReadTokens: 400,
      outputTokens: 80,
      reasoningTokens: 30,
      source: 'gemini-cli',
      provider: 'google',
      sessionId: 's-1',
    })
    expect(event.inputTokens + event.cacheReadTokens + event.outputTokens).toBe(1100)
  })

  it('reads the fork’s events by its own name', () => {
    expect(eventOf(read(['qwen-code.api_response'], { ...RESPONSE, model: 'qwen3-coder' })).source).toBe(
      'qwen-code',
    )
  })

  it('leaves out the GenAI event of the same call', () => {
    expect(read(['gen_ai.client.inference.operation.details'], RESPONSE).kind).toBe('nothing')
  })
})

describe('labels', () => {
  it('come from the attributes in the order of the table', () => {
    const event = eventOf(
      read(['api_request'], {
        ...CLAUDE,
        'user.email': 'ada@example.com',
        'user.id': 'f00',
        'team.id': 'platform',
        department: 'r-and-d',
        repository: 'git@github.com:acme/shop.git',
        framework: 'hono',
        task: 'api',
        'run.id': 'r-1',
        'deployment.environment.name': 'ci',
        'vcs.repository.url.full': 'https://ada:secret@github.com/acme/shop.git',
        'vcs.ref.head.name': 'next',
      }),
    )
    expect(event).toMatchObject({
      user: 'ada@example.com',
      team: 'platform',
      project: 'shop',
      framework: 'hono',
      task: 'api',
      runId: 'r-1',
      tags: {
        ...{ environment: 'ci', department: 'r-and-d' },
        ...{ repository: 'github.com/acme/shop', branch: 'next' },
      },
    })
  })

  it('that no column can hold are left out', () => {
    const event = eventOf(
      read(['api_request'], { ...CLAUDE, 'team.id': 'x'.repeat(513), 'user.email': 'a\0b' }),
    )
    expect(event).toMatchObject({ team: null, user: null })
  })
})

it.each([
  'prompt',
  'user_prompt',
  'response',
  'completion',
  'gen_ai.prompt',
  'gen_ai.completion',
  'gen_ai.input.messages',
  'gen_ai.output.messages',
  'gen_ai.system_instructions',
  'tool_parameters',
  'tool_input',
  'arguments',
  'output',
  'request_text',
  'response_text',
])('%s is never read', (name) => {
  expect(READ_ATTRIBUTES.has(name)).toBe(false)
})
