import { describe, expect, it } from 'vitest'
import { METRIC_WINDOW_MS, readMetricPoint, toMetricEvent } from './metric-usage'
import type { AttributeValue, TelemetryPoint } from './telemetry-record'

const NOW = Date.parse('2026-11-26T00:00:00Z')
const AT = Date.parse('2026-11-25T12:07:00Z')
const nano = (ms: number) => BigInt(ms) * 1_000_000n

const ATTRIBUTES = { 'session.id': 's-1', type: 'input', model: 'claude-opus-4-8' }

const point = (
  changes: Partial<TelemetryPoint> = {},
  attributes: Record<string, AttributeValue> = ATTRIBUTES,
): TelemetryPoint => ({
  metric: 'claude_code.token.usage',
  series: 'series-1',
  temporality: 'delta',
  isMonotonic: true,
  startUnixNano: nano(AT - 60_000),
  timeUnixNano: nano(AT),
  value: 42n,
  attributes: new Map(Object.entries(attributes)),
  ...changes,
})

const placed = (sent: TelemetryPoint) => {
  const reading = readMetricPoint(sent, NOW)
  if (reading.kind !== 'event') throw new Error(JSON.stringify(reading))
  return reading.event
}

describe('readMetricPoint', () => {
  it('places a point in its quarter of an hour, its exact value as text', () => {
    expect(placed(point())).toMatchObject({
      kind: 'input',
      isCumulative: false,
      value: '42',
      sessionId: 's-1',
      windowStartMs: Date.parse('2026-11-25T12:00:00Z'),
    })
    expect(placed(point({ temporality: 'cumulative', value: 7 }))).toMatchObject({
      isCumulative: true,
      value: '7',
    })
  })

  it('gathers the types of one model and session, and tells others apart', () => {
    const group = placed(point()).groupId
    expect(placed(point({ series: 'other' }, { ...ATTRIBUTES, type: 'output' })).groupId).toBe(group)
    const cost = point({ metric: 'claude_code.cost.usage', value: 0.5 }, { ...ATTRIBUTES, type: '' })
    expect(placed(cost)).toMatchObject({ groupId: group, kind: 'cost', value: '0.5' })
    for (const [name, value] of [
      ['session.id', 's-2'],
      ['model', 'claude-haiku-4-5'],
      ['speed', 'fast'],
      ['team.id', 'x'],
    ]) {
      expect(placed(point({}, { ...ATTRIBUTES, [name as string]: value as string })).groupId).not.toBe(group)
    }
  })

  it.each<[string, Partial<TelemetryPoint>]>([
    ['no aggregation temporality', { temporality: 'unspecified' }],
    ['not a counter', { isMonotonic: false }],
    ['not a whole number from 0 to 2^53', { value: -1 }],
    ['not a whole number from 0 to 2^53', { value: 1.5 }],
    ['not a whole number from 0 to 2^53', { value: Number.NaN }],
    ['not a whole number from 0 to 2^53', { value: Number.POSITIVE_INFINITY }],
    ['not a whole number from 0 to 2^53', { value: 2n ** 60n }],
    ['time is not from 2001 to 2099', { timeUnixNano: nano(1000), startUnixNano: 0n }],
    ['time is more than a day in the future', { timeUnixNano: nano(NOW + 2 * 86_400_000) }],
    ['starts after it ends', { startUnixNano: nano(AT + 1) }],
    [
      'a cumulative point without a start cannot be told from a restart',
      { temporality: 'cumulative', startUnixNano: 0n },
    ],
  ])('names a point that is %s', (message, changes) => {
    expect(readMetricPoint(point(changes), NOW)).toEqual({
      kind: 'problem',
      message: `claude_code.token.usage: ${message}`,
    })
  })

  it('names a cost that is none', () => {
    for (const value of [Number.NaN, -0.1, 1e12]) {
      expect(readMetricPoint(point({ metric: 'claude_code.cost.usage', value }), NOW).kind).toBe('problem')
    }
  })

  it.each(['session.id', 'type', 'model'])('names a point without %s', (name) => {
    const { [name as 'type']: _, ...rest } = ATTRIBUTES
    expect(readMetricPoint(point({}, rest), NOW).kind).toBe('problem')
  })

  it('says nothing of other metrics, or where nothing was recorded', () => {
    for (const metric of ['claude_code.session.count', 'gen_ai.client.token.usage', 'http.server.duration']) {
      expect(readMetricPoint(point({ metric }), NOW)).toEqual({ kind: 'nothing' })
    }
    expect(readMetricPoint(point({ value: null }), NOW)).toEqual({ kind: 'nothing' })
  })
})

describe('toMetricEvent', () => {
  it('makes one estimate of a window', () => {
    const { template, groupId } = placed(point())
    const start = Date.parse('2026-11-25T12:00:00Z')
    const event = toMetricEvent(template, start, {
      input: '42',
      output: '7.000',
      cacheRead: '100',
      cacheCreation: '5',
      cost: '0.25',
    })
    expect(event).toMatchObject({
      id: `${groupId}:${start / METRIC_WINDOW_MS}`,
      via: 'metric',
      quality: 'estimate',
      occurredAtMs: start,
      inputTokens: 42,
      outputTokens: 7,
      cacheReadTokens: 100,
      cacheWrite5mTokens: 5,
      reportedCostUsd: '0.25',
      components: [],
    })
  })

  it('counts Gemini’s as it does: cached inside the input, thoughts on top of the output', () => {
    const { template } = placed(
      point({ metric: 'gemini_cli.token.usage' }, { ...ATTRIBUTES, model: 'gemini-2.5-pro' }),
    )
    expect(
      toMetricEvent(template, 0, { input: '100', cache: '40', tool: '10', output: '5', thought: '3' }),
    ).toMatchObject({
      inputTokens: 70,
      cacheReadTokens: 40,
      outputTokens: 8,
      reasoningTokens: 3,
    })
  })

  it('lets no long-context price apply to a sum, and stays small whatever the sum', () => {
    const { template } = placed(point())
    const event = toMetricEvent(template, 0, { input: '1000000' })
    expect(event.inputTokens + event.components.reduce((sum, part) => sum + part.inputTokens, 0)).toBe(
      1_000_000,
    )
    expect(
      Math.max(event.inputTokens, ...event.components.map(({ inputTokens }) => inputTokens)),
    ).toBeLessThanOrEqual(100_000)
    expect(toMetricEvent(template, 0, { input: String(2 ** 53 - 1) }).components.length).toBeLessThan(1_000)
  })
})
