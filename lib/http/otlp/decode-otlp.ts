import { createHash } from 'node:crypto'
import { type DescMessage, fromBinary, fromJson, type JsonValue, type MessageShape } from '@bufbuild/protobuf'
import { ProductError } from '../../domain/errors'
import { READ_ATTRIBUTES } from '../../domain/usage/telemetry/attribute-names'
import type {
  Attributes,
  AttributeValue,
  TelemetryLog,
  TelemetryPoint,
  TelemetrySpan,
} from '../../domain/usage/telemetry/telemetry-record'
import type { TelemetryBatch } from '../../services/usage/ingest-telemetry'
import {
  AggregationTemporality,
  ExportLogsServiceRequestSchema,
  ExportMetricsServiceRequestSchema,
  ExportTraceServiceRequestSchema,
  type KeyValue,
  type NumberDataPoint,
  SpanStatus_StatusCode,
} from './generated/otlp_pb'

export type OtlpSignal = TelemetryBatch['signal']
export type OtlpEncoding = 'json' | 'protobuf'

const MOST_RECORDS = 50_000

/** The records of a request of one signal, with the attributes that are read and no others. Throws a refusal. */
export function decodeOtlp(signal: OtlpSignal, encoding: OtlpEncoding, bytes: Uint8Array): TelemetryBatch {
  if (signal === 'logs') {
    const { resourceLogs } = decode(ExportLogsServiceRequestSchema, encoding, bytes)
    return { signal, records: limited(resourceLogs.flatMap(toLogs)) }
  }
  if (signal === 'metrics') {
    const { resourceMetrics } = decode(ExportMetricsServiceRequestSchema, encoding, bytes)
    return { signal, records: limited(resourceMetrics.flatMap(toPoints)) }
  }
  const { resourceSpans } = decode(ExportTraceServiceRequestSchema, encoding, bytes)
  return { signal, records: limited(resourceSpans.flatMap(toSpans)) }
}

function decode<Schema extends DescMessage>(
  schema: Schema,
  encoding: OtlpEncoding,
  bytes: Uint8Array,
): MessageShape<Schema> {
  try {
    if (encoding === 'protobuf') return fromBinary(schema, bytes, { readUnknownFields: false })
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return fromJson(schema, JSON.parse(text) as JsonValue, { ignoreUnknownFields: true })
  } catch (error) {
    // What the decoder says of a JSON value holds the value itself: it goes no further.
    const said = error instanceof Error ? error.message : ''
    const why =
      encoding === 'json' ? (/^cannot decode (field|message) [\w.]+/.exec(said)?.[0] ?? 'no JSON') : said
    throw new ProductError('invalid', `The body is no OTLP ${encoding} request: ${why}`)
  }
}

function limited<Of>(records: Of[]): Of[] {
  if (records.length > MOST_RECORDS) {
    throw new ProductError(
      'too_large',
      `A request may have ${MOST_RECORDS} records at most. Export smaller batches.`,
    )
  }
  return records
}

type Request<Schema extends DescMessage> = MessageShape<Schema>
type ResourceLogs = Request<typeof ExportLogsServiceRequestSchema>['resourceLogs'][number]
type ResourceMetrics = Request<typeof ExportMetricsServiceRequestSchema>['resourceMetrics'][number]
type ResourceSpans = Request<typeof ExportTraceServiceRequestSchema>['resourceSpans'][number]

function toLogs({ resource, scopeLogs }: ResourceLogs): TelemetryLog[] {
  const shared = readAttributes(resource?.attributes ?? [])
  return scopeLogs.flatMap(({ logRecords }) =>
    logRecords.map(({ attributes, body, eventName, timeUnixNano, observedTimeUnixNano }) => {
      const own = readAttributes(attributes, shared)
      const names = [own.get('event.name'), eventName, anyValue(body)]
      return {
        // A body may be a prompt: only what looks like a name is one.
        names: names.filter((name): name is string => typeof name === 'string' && EVENT_NAME.test(name)),
        timeUnixNano: timeUnixNano || observedTimeUnixNano,
        attributes: own,
      }
    }),
  )
}

const EVENT_NAME = /^[a-z][a-z0-9_.-]{0,63}$/

const TEMPORALITY = {
  [AggregationTemporality.UNSPECIFIED]: 'unspecified',
  [AggregationTemporality.DELTA]: 'delta',
  [AggregationTemporality.CUMULATIVE]: 'cumulative',
} as const

function toPoints({ resource, scopeMetrics }: ResourceMetrics): TelemetryPoint[] {
  const shared = readAttributes(resource?.attributes ?? [])
  const place = canonical(resource?.attributes ?? [])
  return scopeMetrics.flatMap(({ metrics }) =>
    metrics.flatMap(({ name, sum }) =>
      (sum?.dataPoints ?? []).map((point) => ({
        metric: name,
        series: createHash('sha256')
          .update(JSON.stringify([name, place, canonical(point.attributes)]))
          .digest('hex')
          .slice(0, 32),
        temporality: TEMPORALITY[sum?.aggregationTemporality ?? 0] ?? 'unspecified',
        isMonotonic: sum?.isMonotonic ?? false,
        startUnixNano: point.startTimeUnixNano,
        timeUnixNano: point.timeUnixNano,
        value: pointValue(point),
        attributes: readAttributes(point.attributes, shared),
      })),
    ),
  )
}

const NO_RECORDED_VALUE = 1

const pointValue = ({ flags, value }: NumberDataPoint): number | bigint | null =>
  (flags & NO_RECORDED_VALUE) !== 0 || value.case === undefined ? null : value.value

function toSpans({ resource, scopeSpans }: ResourceSpans): TelemetrySpan[] {
  const shared = readAttributes(resource?.attributes ?? [])
  return scopeSpans.flatMap(({ spans }) =>
    spans.map((span) => ({
      traceId: idText(span.traceId, 16),
      spanId: idText(span.spanId, 8),
      parentSpanId: idText(span.parentSpanId, 8),
      name: span.name,
      startUnixNano: span.startTimeUnixNano,
      endUnixNano: span.endTimeUnixNano,
      isError: span.status?.code === SpanStatus_StatusCode.ERROR,
      attributes: readAttributes(span.attributes, shared),
    })),
  )
}

/**
 * OTLP's JSON writes ids in hex where protobuf's JSON has base64. Hex is base64 too, of other bytes: read back as
 * base64 it is what was sent.
 */
function idText(bytes: Uint8Array, length: number): string {
  const buffer = Buffer.from(bytes)
  const text = buffer.toString('base64')
  const isHex = text.length === length * 2 && /^[0-9a-f]+$/i.test(text)
  return isHex ? text.toLowerCase() : buffer.toString('hex').slice(0, 64)
}

function readAttributes(list: readonly KeyValue[], shared?: Attributes): Attributes {
  const attributes = new Map<string, AttributeValue>(shared)
  for (const { key, value } of list) {
    const read = READ_ATTRIBUTES.has(key) ? anyValue(value) : undefined
    if (read !== undefined) attributes.set(key, read)
  }
  return attributes
}

const anyValue = (any: KeyValue['value']): AttributeValue | undefined => any?.value.value

/** All attributes, whatever their order: what tells one series from another. */
function canonical(list: readonly KeyValue[]): string[][] {
  return list
    .map(({ key, value }) => [key, value?.value.case ?? '', String(anyValue(value) ?? '')])
    .sort(([a = ''], [b = '']) => (a < b ? -1 : a > b ? 1 : 0))
}
