/** What an attribute may be here; lists, maps and bytes are never decoded. */
export type AttributeValue = string | number | bigint | boolean

/** The attributes of a record over those of its resource, and only those that a rule reads (`attribute-names.ts`). */
export type Attributes = ReadonlyMap<string, AttributeValue>

export interface TelemetryLog {
  /** `event.name`, the record's event name, its body where that may be a name: whichever are there. */
  names: readonly string[]
  timeUnixNano: bigint
  attributes: Attributes
}

export interface TelemetrySpan {
  /** Hex; empty where there is none. */
  traceId: string
  spanId: string
  parentSpanId: string
  name: string
  startUnixNano: bigint
  endUnixNano: bigint
  isError: boolean
  attributes: Attributes
}

export interface TelemetryPoint {
  metric: string
  /** Tells this series from every other by all of its attributes, the unread ones too. */
  series: string
  temporality: 'delta' | 'cumulative' | 'unspecified'
  isMonotonic: boolean
  startUnixNano: bigint
  timeUnixNano: bigint
  /** Null where the point says that nothing was recorded. */
  value: number | bigint | null
  attributes: Attributes
}

/** What one record of telemetry says of spend. */
export type TelemetryReading<Found> =
  | { kind: 'event'; event: Found }
  | { kind: 'problem'; message: string }
  /** Nothing about spend: other events, tool calls, prompts. `note` where its sender may have meant it to count. */
  | { kind: 'nothing'; note?: string }

export const NOTHING = { kind: 'nothing' } as const
