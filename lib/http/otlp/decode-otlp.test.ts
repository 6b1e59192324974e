import { describe, expect, it } from 'vitest'
import { ProductError } from '../../domain/errors'
import { readGenAiSpans } from '../../domain/usage/telemetry/gen-ai-span'
import { readMetricPoint } from '../../domain/usage/telemetry/metric-usage'
import { readTelemetryLog } from '../../domain/usage/telemetry/read-telemetry-log'
import type { Attributes } from '../../domain/usage/telemetry/telemetry-record'
import {
  asJson,
  asProtobuf,
  nanoOf,
  otlpAttributes,
  otlpLogs,
  otlpMetrics,
  otlpSpans,
  withBase64Ids,
} from '../../testing/otlp-requests'
import { decodeOtlp, type OtlpEncoding, type OtlpSignal } from './decode-otlp'

const AT = '2026-11-25T12:00:00Z'
const NOW = Date.parse('2026-11-26T00:00:00Z')

const logs = otlpLogs(
  [
    {
      at: AT,
      body: 'claude_code.api_request',
      attributes: {
        'event.name': 'api_request',
        'session.id': 's-1',
        model: 'claude-opus-4-8',
        input_tokens: 10,
        output_tokens: 226,
        cost_usd_micros: 52_100,
        request_id: 'req_1',
        prompt: 'a secret prompt',
      },
    },
  ],
  { 'service.name': 'claude-code', 'team.id': 'platform', 'host.name': 'laptop' },
)
const point = {
  from: '2026-11-25T11:59:00Z',
  at: AT,
  value: 42,
  attributes: { 'session.id': 's-1', type: 'input', model: 'm' },
}
const metrics = otlpMetrics('claude_code.token.usage', [point])
const spans = otlpSpans([
  {
    at: AT,
    spanId: 'EEE19B7EC3C1B174',
    parentSpanId: 'EEE19B7EC3C1B173',
    attributes: {
      'gen_ai.operation.name': 'chat',
      'gen_ai.request.model': 'gpt-5.5',
      'gen_ai.usage.input_tokens': 5,
      'gen_ai.input.messages': 'a secret prompt',
    },
  },
])
const REQUESTS = { logs, metrics, traces: spans } as const

function attributesOf(request: object): Attributes {
  const batch = decodeOtlp('logs', 'json', asJson(request))
  const [record] = batch.signal === 'logs' ? batch.records : []
  return record?.attributes ?? new Map()
}

describe('decodeOtlp', () => {
  it.each(Object.keys(REQUESTS) as OtlpSignal[])('%s say the same in JSON and in protobuf', (signal) => {
    const json = decodeOtlp(signal, 'json', asJson(REQUESTS[signal]))
    expect(decodeOtlp(signal, 'protobuf', asProtobuf(signal, REQUESTS[signal]))).toEqual(json)
    expect(json.records).toHaveLength(1)
  })

  it('reads a log record with its resource’s attributes, and none that no rule reads', () => {
    const [record] = decodeOtlp('logs', 'json', asJson(logs)).records
    expect(record).toMatchObject({
      names: ['api_request', 'claude_code.api_request'],
      timeUnixNano: BigInt(nanoOf(AT)),
    })
    const attributes = attributesOf(logs)
    expect(attributes.get('team.id')).toBe('platform')
    expect(attributes.get('input_tokens')).toBe(10n)
    expect([...attributes.keys()]).not.toContain('prompt')
    expect([...attributes.keys()]).not.toContain('host.name')
  })

  it('takes a body for a name only where it looks like one', () => {
    const sent = otlpLogs([{ at: AT, body: 'Write me a poem', attributes: {} }])
    expect(decodeOtlp('logs', 'json', asJson(sent)).records).toMatchObject([{ names: [] }])
  })

  it('keeps no word of a prompt, however it comes', () => {
    const content = {
      key: 'gen_ai.input.messages',
      value: {
        arrayValue: {
          values: [{ kvlistValue: { values: [{ key: 'text', value: { stringValue: 'secret' } }] } }],
        },
      },
    }
    const sent = structuredClone(logs) as typeof logs & {
      resourceLogs: { scopeLogs: { logRecords: { attributes: object[] }[] }[] }[]
    }
    sent.resourceLogs[0]?.scopeLogs[0]?.logRecords[0]?.attributes.push(content, {
      key: 'model',
      value: content.value,
    })
    for (const [signal, request] of [
      ['logs', sent],
      ['traces', spans],
    ] as const) {
      const text = JSON.stringify(decodeOtlp(signal, 'json', asJson(request)).records, (_, value) =>
        value instanceof Map ? [...value] : typeof value === 'bigint' ? String(value) : value,
      )
      expect(text).not.toContain('secret')
    }
  })

  it('reads the protocol’s own names as well as those of JSON', () => {
    const sent = {
      resource_logs: [
        { scope_logs: [{ log_records: [{ time_unix_nano: nanoOf(AT), event_name: 'api_request' }] }] },
      ],
    }
    expect(decodeOtlp('logs', 'json', asJson(sent)).records).toMatchObject([{ names: ['api_request'] }])
  })

  it('loses no digit of a 64-bit number', () => {
    const sent = otlpLogs([{ at: AT, attributes: { input_tokens: 9007199254740993n } }])
    expect(attributesOf(sent).get('input_tokens')).toBe(9007199254740993n)
  })

  it('reads ids in hex, and in base64', () => {
    for (const request of [spans, withBase64Ids(spans)]) {
      expect(decodeOtlp('traces', 'json', asJson(request)).records).toMatchObject([
        {
          traceId: '5b8efff798038103d269b633813fc60c',
          spanId: 'eee19b7ec3c1b174',
          parentSpanId: 'eee19b7ec3c1b173',
        },
      ])
    }
  })

  it('tells series by all attributes of point and resource, in any order', () => {
    const seriesOf = (attributes: Record<string, string>, resource: Record<string, string> = {}) => {
      const sent = otlpMetrics('claude_code.token.usage', [{ ...point, attributes }], { resource })
      const [record] = decodeOtlp('metrics', 'json', asJson(sent)).records
      return (record as { series: string }).series
    }
    expect(seriesOf({ a: '1', b: '2' })).toBe(seriesOf({ b: '2', a: '1' }))
    expect(seriesOf({ a: '1', b: '2' })).not.toBe(seriesOf({ a: '1', b: '3' }))
    expect(seriesOf({ a: '1' }, { 'service.instance.id': 'x' })).not.toBe(seriesOf({ a: '1' }))
  })

  it('reads temporality as number and as name, and leaves exemplars and histograms alone', () => {
    const sent = structuredClone(metrics) as unknown as {
      resourceMetrics: { scopeMetrics: { metrics: Record<string, unknown>[] }[] }[]
    }
    const list = sent.resourceMetrics[0]?.scopeMetrics[0]?.metrics ?? []
    const sum = list[0]?.sum as { aggregationTemporality: unknown; dataPoints: Record<string, unknown>[] }
    sum.aggregationTemporality = 'AGGREGATION_TEMPORALITY_CUMULATIVE'
    if (sum.dataPoints[0])
      sum.dataPoints[0].exemplars = [{ asInt: '5', filteredAttributes: otlpAttributes({ x: 'y' }) }]
    list.push(
      { name: 'h', histogram: { dataPoints: [{ count: '1' }] } },
      { name: 'g', gauge: { dataPoints: [{ asInt: '1' }] } },
    )
    expect(decodeOtlp('metrics', 'json', asJson(sent)).records).toMatchObject([
      { temporality: 'cumulative', value: 42n },
    ])
  })

  it.each<[string, OtlpEncoding, Uint8Array]>([
    ['no JSON', 'json', new TextEncoder().encode('{"resourceLogs":[')],
    ['bytes that are no text', 'json', Uint8Array.of(0xff, 0xfe, 0x00)],
    ['an array', 'json', asJson([])],
    ['null', 'json', asJson({ resourceLogs: [null] })],
    ['a number where a list belongs', 'json', asJson({ resourceLogs: 5 })],
    [
      'a time below zero',
      'json',
      asJson({ resourceLogs: [{ scopeLogs: [{ logRecords: [{ timeUnixNano: '-1' }] }] }] }),
    ],
    ['cut off', 'protobuf', asProtobuf('logs', logs).slice(0, -3)],
    ['no protobuf', 'protobuf', new TextEncoder().encode('hello world, this is text')],
    ['a length beyond its end', 'protobuf', Uint8Array.of(0x0a, 0xff, 0xff, 0xff, 0xff, 0x0f)],
  ])('refuses %s, and says nothing of what was in it', (_, encoding, bytes) => {
    expect(() => decodeOtlp('logs', encoding, bytes)).toThrow(ProductError)
    try {
      decodeOtlp('logs', encoding, bytes)
    } catch (error) {
      expect(error).toMatchObject({ code: 'invalid' })
      expect(String(error)).not.toContain('hello')
    }
  })

  it('takes an empty request', () => {
    expect(decodeOtlp('logs', 'json', asJson({})).records).toEqual([])
    expect(decodeOtlp('traces', 'protobuf', new Uint8Array()).records).toEqual([])
  })

  it('refuses more records than one request may have', () => {
    const record = { timeUnixNano: '1' }
    const sent = { resourceLogs: [{ scopeLogs: [{ logRecords: Array(50_001).fill(record) }] }] }
    expect(() => decodeOtlp('logs', 'json', asJson(sent))).toThrow(/50000 records/)
  })
})

it('10,000 mutated bodies are read or refused, each in no time', () => {
  const random = seeded(20261126)
  const bodies = (Object.keys(REQUESTS) as OtlpSignal[]).flatMap((signal) => {
    return [
      { signal, encoding: 'json' as const, bytes: asJson(REQUESTS[signal]) },
      { signal, encoding: 'protobuf' as const, bytes: asProtobuf(signal, REQUESTS[signal]) },
    ]
  })
  const seen = { read: 0, refused: 0 }
  let slowest = 0
  for (let n = 0; n < 10_000; n++) {
    const { signal, encoding, bytes } = bodies[n % bodies.length] as (typeof bodies)[number]
    const mutated = mutate(bytes, random)
    const before = performance.now()
    try {
      const batch = decodeOtlp(signal, encoding, mutated)
      if (batch.signal === 'logs') for (const log of batch.records) readTelemetryLog(log, NOW)
      else if (batch.signal === 'metrics') for (const one of batch.records) readMetricPoint(one, NOW)
      else readGenAiSpans(batch.records, NOW)
      seen.read++
    } catch (error) {
      if (!(error instanceof ProductError)) throw new Error(`${signal} ${encoding} ${n}: ${error}`)
      seen.refused++
    }
    slowest = Math.max(slowest, performance.now() - before)
  }
  expect(seen.read).toBeGreaterThan(500)
  expect(seen.refused).toBeGreaterThan(500)
  expect(slowest).toBeLessThan(1_000)
})

function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
}

/** Bytes changed, cut out, doubled or thrown in, one to eight times. */
function mutate(bytes: Uint8Array, random: () => number): Uint8Array {
  let mutated = Array.from(bytes)
  const times = 1 + Math.floor(random() * 8)
  for (let n = 0; n < times; n++) {
    const at = Math.floor(random() * mutated.length)
    const length = Math.floor(random() * 20)
    const kind = Math.floor(random() * 5)
    if (kind === 0) mutated[at] = Math.floor(random() * 256)
    else if (kind === 1) mutated.splice(at, length)
    else if (kind === 2) mutated.splice(at, 0, ...mutated.slice(at, at + length))
    else if (kind === 3) mutated.splice(at, 0, ...Array.from({ length }, () => Math.floor(random() * 256)))
    else if (mutated.length > 0) mutated[at] = '0123456789-e."{}[]:,nul'.charCodeAt(Math.floor(random() * 23))
    if (random() < 0.02) mutated = mutated.slice(0, at)
  }
  return Uint8Array.from(mutated)
}
