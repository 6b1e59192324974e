import { afterAll, describe, expect, it } from 'vitest'
import { disconnectDatabase, inOrganizationSql } from '../../data/database'
import { compareRollups } from '../../data/usage/compare-rollups'
import type { MemberCaller } from '../../domain/members/caller'
import { divideHalfEven } from '../../domain/money'
import { currentSnapshot } from '../../domain/pricing/current-snapshot'
import { createPriceBook } from '../../domain/pricing/price-book'
import { priceUsage } from '../../domain/pricing/price-usage'
import { newUsageEvent } from '../../domain/usage/new-usage-event'
import { toWireEvent } from '../../domain/usage/to-wire-event'
import type { UsageEvent } from '../../domain/usage/usage-event'
import { decodeOtlp } from '../../http/otlp/decode-otlp'
import { readDroppedLines } from '../../testing/dropped-lines'
import { makeOrganization } from '../../testing/make-organization'
import { asJson, type OtlpPoint, otlpLogs, otlpMetrics, otlpSpans } from '../../testing/otlp-requests'
import { getSpend } from './get-spend'
import { ingestTelemetry } from './ingest-telemetry'
import { ingestUsage } from './ingest-usage'

afterAll(disconnectDatabase)

const NOON = Date.parse('2026-06-01T12:00:00Z')
const NOW = NOON + 7 * 86_400_000
const MINUTE = 60_000
const book = createPriceBook({ snapshot: currentSnapshot() })

type Send = () => Promise<unknown>

/** Lines that were sent, by organization. */
const sentLines = new Map<number, number>()
function countSent({ organizationId }: MemberCaller, lines: number): void {
  sentLines.set(organizationId, (sentLines.get(organizationId) ?? 0) + lines)
}

function logs(caller: MemberCaller, request: object) {
  const batch = decodeOtlp('logs', 'json', asJson(request))
  countSent(caller, batch.records.length)
  return ingestTelemetry(caller, batch, NOW)
}
const metrics = (caller: MemberCaller, request: object) =>
  ingestTelemetry(caller, decodeOtlp('metrics', 'json', asJson(request)), NOW)
const traces = (caller: MemberCaller, request: object) =>
  ingestTelemetry(caller, decodeOtlp('traces', 'json', asJson(request)), NOW)
function usage(caller: MemberCaller, events: readonly UsageEvent[]) {
  countSent(caller, events.length)
  return ingestUsage(
    caller,
    events.map((event) => ({ json: toWireEvent(event) })),
    NOW,
  )
}

/** The dedupe ledger explains each line that was sent and is no call of the total. */
async function expectExplained(caller: MemberCaller): Promise<void> {
  const linesSent = sentLines.get(caller.organizationId) ?? 0
  const { duplicates, lines, wrong, explained, events } = await readDroppedLines(caller.organizationId)
  expect({ lines, wrong, explained }).toEqual({ lines: duplicates, wrong: 0, explained: linesSent - events })
}

async function total(caller: MemberCaller, groupBy: ('project' | 'user' | 'source')[] = []) {
  const { total: all, rows } = await getSpend(caller, { from: null, to: null, groupBy, filters: {} })
  const { differences } = await inOrganizationSql(caller.organizationId, compareRollups)
  expect(differences).toEqual([])
  return groupBy.length > 0 ? rows : all
}

/** A week of calls as a transcript has them; every third writes an hour's cache, every fifth has a placeholder as output. */
const WEEK = Array.from({ length: 30 }, (_, n) => ({
  ...newUsageEvent(`claude:msg_${n}`, NOON + n * 3 * 3_600_000),
  model: n % 4 === 0 ? 'claude-haiku-4-5' : 'claude-opus-4-8',
  provider: 'anthropic',
  source: 'claude-code',
  sessionId: `session-${n % 5}`,
  project: `project-${n % 3}`,
  requestId: `req_${n}`,
  inputTokens: 10 + n,
  outputTokens: 226 + n,
  cacheReadTokens: 1000 * n,
  cacheWrite5mTokens: n % 3 === 0 ? 0 : 500,
  cacheWrite1hTokens: n % 3 === 0 ? 700 : 0,
}))

/** The same call as Claude Code's event tells of it, a second later. */
function asEvent(call: UsageEvent) {
  const priced = priceUsage(call, book)
  if (priced.kind !== 'priced') throw new Error('no price')
  return {
    at: call.occurredAtMs + 1000,
    attributes: {
      'event.name': 'api_request',
      'session.id': call.sessionId ?? '',
      model: call.model ?? '',
      input_tokens: call.inputTokens,
      output_tokens: call.outputTokens,
      cache_read_tokens: call.cacheReadTokens,
      cache_creation_tokens: call.cacheWrite5mTokens + call.cacheWrite1hTokens,
      cost_usd_micros: divideHalfEven(priced.costFemtoUsd, 1_000_000_000n),
      request_id: call.requestId ?? '',
      'user.email': 'ada@example.com',
      prompt: 'a secret prompt',
    },
  }
}

const CLAUDE = { 'service.name': 'claude-code' }

/** Streamed partials before the whole line, as transcripts have them. */
const transcript = (calls: readonly UsageEvent[]) =>
  calls.flatMap((call) => [{ ...call, outputTokens: 1 }, call])

function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
}

/** The parts in an order of the seed's, some of them twice, and each third at once with the next. */
async function inAnyOrder(parts: readonly Send[], seed: number): Promise<void> {
  const random = seeded(seed)
  const twice = [...parts, ...parts.filter(() => random() < 0.3)]
  const shuffled = twice.map((part) => ({ part, at: random() })).sort((a, b) => a.at - b.at)
  for (let n = 0; n < shuffled.length; n++) {
    const next = shuffled[n + 1]
    if (n % 3 === 0 && next) {
      await Promise.all([shuffled[n]?.part(), next.part()])
      n++
    } else await shuffled[n]?.part()
  }
}

const pieces = <Of>(list: readonly Of[], size: number): Of[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, n) => list.slice(n * size, (n + 1) * size))

describe('a week of Claude Code', () => {
  it('as transcripts, as telemetry and as both, in any order, is one total', async () => {
    const alone = await makeOrganization()
    await usage(alone, transcript(WEEK))
    const expected = await total(alone)
    expect(expected).toMatchObject({ events: WEEK.length })

    const told = await makeOrganization()
    await logs(told, otlpLogs(WEEK.map(asEvent), CLAUDE))
    const {
      reportedCostUsd: _,
      reportedEvents: _r,
      ...figures
    } = expected as unknown as Record<string, unknown>
    expect(await total(told)).toMatchObject(figures)

    for (let seed = 1; seed <= 6; seed++) {
      const both = await makeOrganization()
      const parts = [
        ...pieces(transcript(WEEK), 14).map((piece) => () => usage(both, piece)),
        ...pieces(WEEK.map(asEvent), 6).map((piece) => () => logs(both, otlpLogs(piece, CLAUDE))),
      ]
      await inAnyOrder(parts, seed)
      expect(await total(both), `seed ${seed}`).toMatchObject(figures)
      // Whose it is comes from telemetry, what it was for from the transcript.
      expect(await total(both, ['project', 'user'])).toHaveLength(3)
      expect(await total(both, ['user'])).toMatchObject([
        { values: ['ada@example.com'], events: WEEK.length },
      ])
      await expectExplained(both)
    }
  })

  it('goes by telemetry where the transcript has placeholders for the output', async () => {
    const expected = await makeOrganization()
    await usage(expected, WEEK)
    const { costUsd } = (await total(expected)) as { costUsd: string }
    const poor = WEEK.map((call, n) =>
      n % 5 === 0 ? { ...call, outputTokens: 1, quality: 'lower_bound' as const } : call,
    )
    for (let seed = 1; seed <= 4; seed++) {
      const caller = await makeOrganization()
      await inAnyOrder(
        [
          ...pieces(poor, 7).map((piece) => () => usage(caller, piece)),
          ...pieces(WEEK.map(asEvent), 5).map((piece) => () => logs(caller, otlpLogs(piece, CLAUDE))),
        ],
        seed,
      )
      expect(await total(caller), `seed ${seed}`).toMatchObject({ events: 30, costUsd, lowerBoundEvents: 0 })
      await expectExplained(caller)
      expect(await total(caller, ['project'])).toMatchObject([{ events: 10 }, { events: 10 }, { events: 10 }])
    }
  })

  it('counts a call that only telemetry knows of', async () => {
    const caller = await makeOrganization()
    await usage(caller, WEEK)
    const search = { ...WEEK[1], id: 'x', requestId: 'req_of_a_search' } as UsageEvent
    expect(await logs(caller, otlpLogs([...WEEK, search].map(asEvent), CLAUDE))).toMatchObject({
      accepted: 1,
      rejected: 0,
    })
    expect(await total(caller)).toMatchObject({ events: 31 })
  })

  it('counts a sub-agent’s call once, and a sidechain’s reply rather than its copies', async () => {
    const [parent, second, reply] = WEEK.map((call) => ({ ...call, sessionId: 'sub' }))
    if (!parent || !second || !reply) throw new Error('no calls')
    const subAgent = { ...parent, isSidechain: true }
    const copies = [parent, second].map((call) => ({
      ...call,
      isSidechain: true,
      requestId: reply.requestId,
    }))
    const cases = [
      { lines: [subAgent], told: [subAgent], events: 1, kept: [[true, null]] },
      {
        lines: [parent, second, ...copies, { ...reply, isSidechain: true }],
        told: [parent, second, reply],
        events: 3,
      },
    ]
    for (const { lines, told, events, kept } of cases) {
      for (let seed = 1; seed <= 4; seed++) {
        const caller = await makeOrganization()
        await inAnyOrder(
          [
            () => usage(caller, lines),
            ...told.map((call) => () => logs(caller, otlpLogs([asEvent(call)], CLAUDE))),
          ],
          seed,
        )
        const inputTokens = told.reduce((sum, call) => sum + call.inputTokens, 0)
        expect(await total(caller), `seed ${seed}`).toMatchObject({ events, inputTokens })
        await expectExplained(caller)
        if (!kept) continue
        const rows = await inOrganizationSql(caller.organizationId, (tx) =>
          tx.rows<{ is_sidechain: boolean; via: string | null }>(
            'SELECT is_sidechain, via FROM usage_event WHERE organization_id = current_organization_id()',
          ),
        )
        expect(rows.map(({ is_sidechain, via }) => [is_sidechain, via])).toEqual(kept)
      }
    }
  })

  it('joins a line that came before request ids were kept', async () => {
    const caller = await makeOrganization()
    const [call] = WEEK
    if (!call) throw new Error('no call')
    await usage(caller, [{ ...call, requestId: null }])
    await logs(caller, otlpLogs([asEvent(call)], CLAUDE))
    expect(await total(caller)).toMatchObject({ events: 2 })
    await usage(caller, [call])
    expect(await total(caller)).toMatchObject({ events: 1 })
  })

  it('is covered by the result of `claude -p`, which sums it up', async () => {
    const calls = WEEK.filter(({ sessionId }) => sessionId === 'session-1')
    const result = {
      ...newUsageEvent('claude-result:u-1:claude-opus-4-8', NOON),
      model: 'claude-opus-4-8',
      sessionId: 'session-1',
      inputTokens: 5000,
    }
    for (const order of [0, 1]) {
      const caller = await makeOrganization()
      const sends = [() => usage(caller, [result]), () => logs(caller, otlpLogs(calls.map(asEvent), CLAUDE))]
      if (order === 1) sends.reverse()
      for (const send of sends) await send()
      expect(await total(caller), `order ${order}`).toMatchObject({ events: 1, inputTokens: 5000 })
      await expectExplained(caller)
    }
  })
})

describe('metrics', () => {
  const POINT = { 'session.id': 's-1', model: 'claude-opus-4-8' }
  const at = (
    minute: number,
    value: number,
    type = 'input',
    changes: Partial<OtlpPoint> = {},
  ): OtlpPoint => ({
    from: NOON + (minute - 1) * MINUTE,
    at: NOON + minute * MINUTE,
    value,
    attributes: { ...POINT, type },
    ...changes,
  })
  const tokens = (points: readonly OtlpPoint[], temporality = 1, resource: Record<string, string> = {}) =>
    otlpMetrics('claude_code.token.usage', points, { temporality, resource: { ...CLAUDE, ...resource } })
  const cost = (points: readonly OtlpPoint[]) =>
    otlpMetrics('claude_code.cost.usage', points, { resource: CLAUDE })

  it('as deltas add up, whatever comes twice or late', async () => {
    const points = Array.from({ length: 40 }, (_, n) => [at(n, n), at(n, 2 * n, 'output')]).flat()
    for (let seed = 1; seed <= 4; seed++) {
      const caller = await makeOrganization()
      await inAnyOrder(
        pieces(points, 7).map((piece) => () => metrics(caller, tokens(piece))),
        seed,
      )
      // Quarters of an hour from noon, the first minute's in the one that it ends in.
      expect(await total(caller), `seed ${seed}`).toMatchObject({
        events: 3,
        inputTokens: 780,
        outputTokens: 1560,
      })
    }
  })

  it('of processes that share a session are told apart by their start, in either temporality', async () => {
    for (const temporality of [1, 2]) {
      const caller = await makeOrganization()
      const first = at(5, 100, 'input', { from: NOON + 1 })
      const second = at(5, 30, 'input', { from: NOON + 2 })
      await metrics(caller, tokens([first], temporality))
      await metrics(caller, tokens([second], temporality))
      await metrics(caller, tokens([first, second], temporality))
      expect(await total(caller), `temporality ${temporality}`).toMatchObject({ inputTokens: 130 })
    }
  })

  it('as cumulative sums add what is new, through resets, late points and other orders', async () => {
    // One counter from noon, restarted after half an hour.
    const points = [
      ...[1, 10, 20, 29].map((minute) => at(minute, minute * 100, 'input', { from: NOON })),
      ...[31, 40, 50].map((minute) => at(minute, (minute - 30) * 10, 'input', { from: NOON + 30 * MINUTE })),
    ]
    for (let seed = 1; seed <= 6; seed++) {
      const caller = await makeOrganization()
      await inAnyOrder(
        points.map((point) => () => metrics(caller, tokens([point], 2))),
        seed,
      )
      expect(await total(caller), `seed ${seed}`).toMatchObject({ inputTokens: 2900 + 200 })
      const windows = await inOrganizationSql(caller.organizationId, (tx) =>
        tx.rows<{ tokens: string }>(
          'SELECT input_tokens AS tokens FROM usage_event WHERE organization_id = current_organization_id() ORDER BY occurred_at',
        ),
      )
      expect(windows.map((row) => Number(row.tokens))).toEqual([1000, 1900, 100, 100])
    }
  })

  it('of one metric in two requests make one event, with its cost beside it', async () => {
    const caller = await makeOrganization()
    await metrics(caller, tokens([at(1, 1000)]))
    await metrics(caller, cost([at(1, 0.25, '')]))
    await metrics(caller, tokens([at(1, 10, 'output')]))
    expect(await total(caller)).toMatchObject({
      events: 1,
      inputTokens: 1000,
      outputTokens: 10,
      reportedCostUsd: '0.25',
    })
  })

  it('are never added to what events or the log tell of the same session, in any order', async () => {
    const calls = WEEK.filter(({ sessionId }) => sessionId === 'session-2').slice(0, 3)
    const counted = tokens([
      at(1, 999_999, 'input', { attributes: { ...POINT, 'session.id': 'session-2', type: 'input' } }),
    ])
    const other = tokens([
      at(1, 7, 'input', { attributes: { ...POINT, 'session.id': 'session-of-metrics', type: 'input' } }),
    ])
    for (let seed = 1; seed <= 6; seed++) {
      const caller = await makeOrganization()
      await inAnyOrder(
        [
          () => metrics(caller, counted),
          () => metrics(caller, other),
          () => (seed % 2 === 0 ? usage(caller, calls) : logs(caller, otlpLogs(calls.map(asEvent), CLAUDE))),
        ],
        seed,
      )
      expect(await total(caller), `seed ${seed}`).toMatchObject({
        events: 4,
        inputTokens: 7 + calls.reduce((sum, { inputTokens }) => sum + inputTokens, 0),
      })
    }
  })

  it('that can’t be read are named by number, beside those that are kept', async () => {
    const caller = await makeOrganization()
    const { 'session.id': _, ...nameless } = POINT
    const answer = await metrics(
      caller,
      tokens([at(1, 5), at(2, -1), at(3, 5, 'input', { attributes: { ...nameless, type: 'input' } })]),
    )
    expect(answer).toMatchObject({ accepted: 1, rejected: 2, errors: [{ index: 1 }, { index: 2 }] })
  })

  it('whose figures no total can hold are refused', async () => {
    const caller = await makeOrganization()
    await expect(metrics(caller, tokens([at(1, Number.MAX_SAFE_INTEGER)]))).rejects.toMatchObject({
      code: 'unprocessable',
    })
  })
})

describe('agents that name no request', () => {
  const completed = (n: number) => ({
    at: NOON + n * MINUTE,
    attributes: {
      'event.name': 'codex.sse_event',
      'event.kind': 'response.completed',
      'conversation.id': 'thread-1',
      model: 'gpt-5.5',
      input_token_count: 1000 + n,
      output_token_count: 10,
    },
  })
  const rollout = (n: number): UsageEvent => ({
    ...newUsageEvent(`codex:thread-1:${n}`, NOON + n * MINUTE),
    model: 'gpt-5.5',
    provider: 'openai',
    source: 'codex',
    // A rollout may name a session of its own; the thread is the conversation.
    sessionId: 'another-id',
    inputTokens: 1000 + n,
    outputTokens: 10,
    thread: { id: 'thread-1', parentId: null, index: n, fingerprint: `f-${n}` },
  })

  it('count by the log of their session where it is there, in any order', async () => {
    const numbers = [0, 1, 2, 3, 4]
    for (let seed = 1; seed <= 4; seed++) {
      const caller = await makeOrganization()
      await inAnyOrder(
        [
          () => usage(caller, numbers.map(rollout)),
          ...numbers.map((n) => () => logs(caller, otlpLogs([completed(n)]))),
        ],
        seed,
      )
      expect(await total(caller), `seed ${seed}`).toMatchObject({ events: 5, inputTokens: 5010 })
    }
  })

  it('count by telemetry alone, once', async () => {
    const caller = await makeOrganization()
    const request = otlpLogs([completed(1), completed(2)])
    expect(await logs(caller, request)).toMatchObject({ accepted: 2 })
    expect(await logs(caller, request)).toMatchObject({ accepted: 0, duplicates: 2 })
    expect(await total(caller)).toMatchObject({ events: 2 })
  })
})

it('spans count once, and their parents not at all', async () => {
  const caller = await makeOrganization()
  const chat = {
    'gen_ai.operation.name': 'chat',
    'gen_ai.provider.name': 'openai',
    'gen_ai.request.model': 'gpt-5.5',
    'gen_ai.usage.input_tokens': 100,
    'gen_ai.usage.output_tokens': 10,
  }
  const request = otlpSpans([
    {
      at: NOON,
      spanId: 'aaaaaaaaaaaaaaaa',
      attributes: { ...chat, 'gen_ai.operation.name': 'invoke_agent' },
    },
    { at: NOON, spanId: 'bbbbbbbbbbbbbbbb', parentSpanId: 'aaaaaaaaaaaaaaaa', attributes: chat },
    { at: NOON, spanId: 'cccccccccccccccc', parentSpanId: 'aaaaaaaaaaaaaaaa', attributes: chat },
  ])
  expect(await traces(caller, request)).toMatchObject({
    accepted: 2,
    rejected: 0,
    notes: [expect.any(String)],
  })
  await traces(caller, request)
  expect(await total(caller)).toMatchObject({ events: 2, inputTokens: 200 })
})

it('nothing of a prompt or a reply is stored, nor anything that is no call', async () => {
  const caller = await makeOrganization()
  const secret = 'a-secret-word'
  const content = {
    prompt: secret,
    response: secret,
    'gen_ai.input.messages': secret,
    'gen_ai.output.messages': secret,
    'gen_ai.system_instructions': secret,
    tool_parameters: secret,
  }
  const [call] = WEEK
  if (!call) throw new Error('no call')
  const request = asEvent(call)
  await logs(
    caller,
    otlpLogs([
      { at: NOON, body: secret, attributes: { 'event.name': 'user_prompt', ...content } },
      { at: NOON, attributes: { 'event.name': 'tool_result', ...content } },
      { ...request, body: secret, attributes: { ...request.attributes, ...content } },
      { ...request, body: secret, attributes: { ...request.attributes, ...content, input_tokens: secret } },
    ]),
  )
  await traces(
    caller,
    otlpSpans([
      {
        at: NOON,
        spanId: 'aaaaaaaaaaaaaaaa',
        name: secret,
        attributes: { 'gen_ai.request.model': 'gpt-5.5', 'gen_ai.usage.input_tokens': 1, ...content },
      },
    ]),
  )
  expect(await total(caller)).toMatchObject({ events: 2 })
  const stored = await inOrganizationSql(caller.organizationId, async (tx) => {
    const tables = await tx.rows<{ name: string }>(
      `SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'organization_id'
       WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace`,
    )
    const found: string[] = []
    for (const { name } of tables) {
      const rows = await tx.rows<{ text: string }>(
        `SELECT t::text AS text FROM ${name} t WHERE organization_id = current_organization_id()`,
      )
      found.push(...rows.map(({ text }) => text))
    }
    return found
  })
  expect(stored.length).toBeGreaterThan(5)
  expect(stored.filter((text) => text.includes('secret'))).toEqual([])
})

it('a viewer is refused', async () => {
  const viewer = await makeOrganization({ role: 'viewer' })
  await expect(logs(viewer, otlpLogs(WEEK.map(asEvent)))).rejects.toMatchObject({ code: 'forbidden' })
  await expect(metrics(viewer, {})).rejects.toMatchObject({ code: 'forbidden' })
})
