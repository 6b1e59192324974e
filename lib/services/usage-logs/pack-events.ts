import { newUsageEvent } from '../../domain/usage/new-usage-event'
import type { UsageEvent } from '../../domain/usage/usage-event'

/** Events by column, as they pass from thread to thread in a tenth of the time that they take one by one. */
export interface PackedEvents {
  count: number
  columns: Column[]
}

/** Numbers as they are; anything else by its place among the values that there are. */
type Column =
  | { key: keyof UsageEvent; numbers: Float64Array }
  | { key: keyof UsageEvent; values: unknown[]; places: Uint32Array }

const PLAIN = newUsageEvent('', 0)
const KEYS = Object.keys(PLAIN) as (keyof UsageEvent)[]

export function packEvents(events: readonly UsageEvent[]): PackedEvents {
  return { count: events.length, columns: KEYS.flatMap((key) => packColumn(events, key) ?? []) }
}

/** The same events. */
export function unpackEvents({ count, columns }: PackedEvents): UsageEvent[] {
  const events = Array.from(
    { length: count },
    () => newUsageEvent('', 0) as Record<keyof UsageEvent, unknown>,
  )
  for (const column of columns) {
    const { key } = column
    if ('numbers' in column) {
      for (let at = 0; at < count; at++) (events[at] as Row)[key] = column.numbers[at]
    } else {
      for (let at = 0; at < count; at++) (events[at] as Row)[key] = column.values[column.places[at] ?? 0]
    }
  }
  return events as UsageEvent[]
}

type Row = Record<keyof UsageEvent, unknown>

/** Null where each event has what a new one has. */
function packColumn(events: readonly UsageEvent[], key: keyof UsageEvent): Column | null {
  const plain = PLAIN[key]
  if (events.every((event) => event[key] === plain)) return null
  if (typeof plain === 'number') {
    const numbers = new Float64Array(events.length)
    for (let at = 0; at < events.length; at++) numbers[at] = events[at]?.[key] as number
    return { key, numbers }
  }
  const known = new Map<unknown, number>()
  const places = new Uint32Array(events.length)
  let [last, place]: [unknown, number] = [undefined, 0]
  for (let at = 0; at < events.length; at++) {
    const value = events[at]?.[key]
    // Mostly that of the call before.
    if (value !== last) {
      place = known.get(value) ?? known.size
      if (place === known.size) known.set(value, place)
      last = value
    }
    places[at] = place
  }
  return { key, values: [...known.keys()], places }
}
