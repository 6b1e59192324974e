import { addMetricPoints } from '../../data/telemetry/metric-points'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { readGenAiSpans } from '../../domain/usage/telemetry/gen-ai-span'
import { type PlacedPoint, readMetricPoint } from '../../domain/usage/telemetry/metric-usage'
import { readTelemetryLog } from '../../domain/usage/telemetry/read-telemetry-log'
import type {
  TelemetryLog,
  TelemetryPoint,
  TelemetryReading,
  TelemetrySpan,
} from '../../domain/usage/telemetry/telemetry-record'
import type { UsageEvent } from '../../domain/usage/usage-event'
import {
  type EventError,
  type IngestAnswer,
  type SentEvent,
  writeFoundEvents,
  writeSentEvents,
} from './write-sent-events'

/** What one request of telemetry holds, decoded. */
export type TelemetryBatch =
  | { signal: 'logs'; records: readonly TelemetryLog[] }
  | { signal: 'metrics'; records: readonly TelemetryPoint[] }
  | { signal: 'traces'; records: readonly TelemetrySpan[] }

export interface TelemetryAnswer extends IngestAnswer {
  /** What was left out and may have been meant to count, each once. */
  notes: string[]
}

/**
 * Takes one request of telemetry: what it tells of model calls is durable when it answers, what can't be read is named
 * by its number in the request, and everything else is let go.
 */
export async function ingestTelemetry(
  caller: Caller,
  batch: TelemetryBatch,
  nowMs: number,
): Promise<TelemetryAnswer> {
  requireAllowed(caller, 'import_usage')
  if (batch.signal === 'metrics') {
    const read = sort(batch.records.map((point) => readMetricPoint(point, nowMs)))
    const points: PlacedPoint[] = read.found.map(({ event }) => event)
    if (points.length === 0 && read.errors.length === 0) return nothing(read.notes)
    const find = (tx: Parameters<typeof addMetricPoints>[0]) => addMetricPoints(tx, points)
    return { ...(await writeFoundEvents(caller, find, read.errors, nowMs)), notes: read.notes }
  }
  const read = sort<UsageEvent>(
    batch.signal === 'logs'
      ? batch.records.map((log) => readTelemetryLog(log, nowMs))
      : readGenAiSpans(batch.records, nowMs),
  )
  if (read.found.length === 0 && read.errors.length === 0) return nothing(read.notes)
  const sent: SentEvent[] = read.found
  return { ...(await writeSentEvents(caller, sent, read.errors, nowMs)), notes: read.notes }
}

const nothing = (notes: string[]): TelemetryAnswer => ({
  accepted: 0,
  updated: 0,
  duplicates: 0,
  rejected: 0,
  errors: [],
  notes,
})

interface Sorted<Found> {
  found: { index: number; event: Found }[]
  errors: EventError[]
  notes: string[]
}

function sort<Found>(readings: readonly TelemetryReading<Found>[]): Sorted<Found> {
  const sorted: Sorted<Found> = { found: [], errors: [], notes: [] }
  const notes = new Set<string>()
  for (const [index, reading] of readings.entries()) {
    if (reading.kind === 'event') sorted.found.push({ index, event: reading.event })
    else if (reading.kind === 'problem') sorted.errors.push({ index, path: '', message: reading.message })
    else if (reading.note !== undefined) notes.add(reading.note)
  }
  return { ...sorted, notes: [...notes] }
}
