import { create, type DescMessage, type MessageInitShape, toBinary, toJsonString } from '@bufbuild/protobuf'
import type { TelemetryAnswer } from '../../services/usage/ingest-telemetry'
import type { OtlpEncoding, OtlpSignal } from './decode-otlp'
import {
  ExportLogsServiceResponseSchema,
  ExportMetricsServiceResponseSchema,
  ExportTraceServiceResponseSchema,
  StatusSchema,
} from './generated/otlp_pb'

const TYPES = { json: 'application/json', protobuf: 'application/x-protobuf' } as const

/** How a request is encoded, by its content type; null where OTLP has no such encoding. */
export function otlpEncoding(request: Request): OtlpEncoding | null {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  return type === TYPES.json ? 'json' : type === TYPES.protobuf ? 'protobuf' : null
}

function answer<Schema extends DescMessage>(
  schema: Schema,
  init: MessageInitShape<Schema>,
  { encoding, status = 200, headers = {} }: { encoding: OtlpEncoding; status?: number; headers?: object },
): Response {
  const message = create(schema, init)
  const body = encoding === 'json' ? toJsonString(schema, message) : toBinary(schema, message)
  return new Response(body as BodyInit, {
    status,
    headers: { ...headers, 'content-type': TYPES[encoding], 'cache-control': 'no-store' },
  })
}

/** 200 as the protocol says: a partial success where something was left out, with the first reasons. */
export function otlpAnswer(signal: OtlpSignal, encoding: OtlpEncoding, taken: TelemetryAnswer): Response {
  const rejected = BigInt(taken.rejected)
  const errorMessage = reasons(taken)
  const isWhole = errorMessage === ''
  if (signal === 'logs') {
    const partialSuccess = { rejectedLogRecords: rejected, errorMessage }
    return answer(ExportLogsServiceResponseSchema, isWhole ? {} : { partialSuccess }, { encoding })
  }
  if (signal === 'metrics') {
    const partialSuccess = { rejectedDataPoints: rejected, errorMessage }
    return answer(ExportMetricsServiceResponseSchema, isWhole ? {} : { partialSuccess }, { encoding })
  }
  const partialSuccess = { rejectedSpans: rejected, errorMessage }
  return answer(ExportTraceServiceResponseSchema, isWhole ? {} : { partialSuccess }, { encoding })
}

const MOST_REASONS = 5

function reasons({ errors, notes }: TelemetryAnswer): string {
  const named = errors.slice(0, MOST_REASONS).map(({ index, message }) => `record ${index}: ${message}`)
  if (errors.length > MOST_REASONS) named.push(`and ${errors.length - MOST_REASONS} more`)
  return [...named, ...notes.slice(0, MOST_REASONS).map((note) => `not counted: ${note}`)].join('; ')
}

/** A refusal as OTLP wants it: the status of HTTP, and a google.rpc.Status as body. */
export function otlpRefusal(
  encoding: OtlpEncoding,
  { status, message, headers }: { status: number; message: string; headers?: Record<string, string> },
): Response {
  return answer(
    StatusSchema,
    { code: CODES[status] ?? 2, message },
    { encoding, status, ...(headers && { headers }) },
  )
}

// HTTP status → google.rpc.Code.
const CODES: Readonly<Record<number, number>> = {
  400: 3,
  401: 16,
  403: 7,
  413: 8,
  415: 3,
  429: 8,
  500: 13,
  503: 14,
}
