import { type DescMessage, fromJson, type JsonValue, toBinary } from '@bufbuild/protobuf'
import {
  ExportLogsServiceRequestSchema,
  ExportMetricsServiceRequestSchema,
  ExportTraceServiceRequestSchema,
} from '../http/otlp/generated/otlp_pb'

type Scalar = string | number | bigint | boolean

/** Attributes as OTLP's JSON has them: whole numbers as text. */
export const otlpAttributes = (attributes: Record<string, Scalar>) =>
  Object.entries(attributes).map(([key, value]) => ({
    key,
    value:
      typeof value === 'string'
        ? { stringValue: value }
        : typeof value === 'boolean'
          ? { boolValue: value }
          : typeof value === 'bigint' || Number.isSafeInteger(value)
            ? { intValue: String(value) }
            : { doubleValue: value },
  }))

export const nanoOf = (at: string | number): string => String(BigInt(new Date(at).getTime()) * 1_000_000n)

/** A request of log records, each at its time with its attributes. */
export const otlpLogs = (
  records: readonly { at: string | number; attributes: Record<string, Scalar>; body?: string }[],
  resource: Record<string, Scalar> = {},
) => ({
  resourceLogs: [
    {
      resource: { attributes: otlpAttributes(resource) },
      scopeLogs: [
        {
          scope: { name: 'com.anthropic.claude_code.events' },
          logRecords: records.map(({ at, attributes, body }) => ({
            timeUnixNano: nanoOf(at),
            ...(body !== undefined && { body: { stringValue: body } }),
            attributes: otlpAttributes(attributes),
          })),
        },
      ],
    },
  ],
})

export interface OtlpPoint {
  from: string | number
  at: string | number
  value: number
  attributes: Record<string, Scalar>
}

/** A request of one counter's points. */
export const otlpMetrics = (
  name: string,
  points: readonly OtlpPoint[],
  { temporality = 1, isMonotonic = true, resource = {} as Record<string, Scalar> } = {},
) => ({
  resourceMetrics: [
    {
      resource: { attributes: otlpAttributes(resource) },
      scopeMetrics: [
        {
          metrics: [
            {
              name,
              unit: 'tokens',
              sum: {
                aggregationTemporality: temporality,
                isMonotonic,
                dataPoints: points.map(({ from, at, value, attributes }) => ({
                  startTimeUnixNano: nanoOf(from),
                  timeUnixNano: nanoOf(at),
                  ...(Number.isInteger(value) ? { asInt: String(value) } : { asDouble: value }),
                  attributes: otlpAttributes(attributes),
                })),
              },
            },
          ],
        },
      ],
    },
  ],
})

/** A request of spans. */
export const otlpSpans = (
  spans: readonly {
    at: string | number
    spanId: string
    parentSpanId?: string
    name?: string
    attributes: Record<string, Scalar>
  }[],
  resource: Record<string, Scalar> = {},
) => ({
  resourceSpans: [
    {
      resource: { attributes: otlpAttributes(resource) },
      scopeSpans: [
        {
          spans: spans.map(({ at, attributes, name = 'chat', ...ids }) => ({
            traceId: '5B8EFFF798038103D269B633813FC60C',
            ...ids,
            name,
            kind: 3,
            startTimeUnixNano: nanoOf(at),
            endTimeUnixNano: nanoOf(new Date(at).getTime() + 1_000),
            attributes: otlpAttributes(attributes),
            status: { code: 1 },
          })),
        },
      ],
    },
  ],
})

const SCHEMAS: Record<'logs' | 'metrics' | 'traces', DescMessage> = {
  logs: ExportLogsServiceRequestSchema,
  metrics: ExportMetricsServiceRequestSchema,
  traces: ExportTraceServiceRequestSchema,
}

/** The bytes of a request in JSON. */
export const asJson = (request: object): Uint8Array => new TextEncoder().encode(JSON.stringify(request))

/** The same request with its ids in base64, as protobuf's own JSON has them. */
export const withBase64Ids = (request: object): object =>
  JSON.parse(
    JSON.stringify(request).replace(
      /"((?:trace|span|parentSpan)Id)":"([0-9a-f]+)"/gi,
      (_, name: string, hex: string) => `"${name}":"${Buffer.from(hex, 'hex').toString('base64')}"`,
    ),
  )

/** The bytes of the same request in protobuf. */
export function asProtobuf(signal: 'logs' | 'metrics' | 'traces', request: object): Uint8Array {
  const schema = SCHEMAS[signal]
  return toBinary(
    schema,
    fromJson(schema, withBase64Ids(request) as JsonValue, { ignoreUnknownFields: true }),
  )
}
