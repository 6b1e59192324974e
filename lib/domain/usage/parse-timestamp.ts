const RFC3339 =
  /^(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2}):(\d{2})(?:[.,](\d{1,12}))?(?:([Zz])|([+-])(\d{2}):?(\d{2}))$/
const LOCAL = /^(\d{4})-(\d{2})-(\d{2})(?:[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,12}))?)?)?$/
const FIRST_MS = Date.UTC(2000, 0, 1)
const LAST_MS = Date.UTC(2100, 0, 1)

/**
 * An RFC 3339 instant with its offset to milliseconds since the epoch (finer digits are cut off); null for anything
 * else, for days that do not exist, and outside 2000 to 2099.
 */
export function parseInstant(text: string): number | null {
  const m = RFC3339.exec(text)
  if (m === null) return null
  const local = utcOf(m[1], m[2], m[3], m[4], m[5], m[6], m[7])
  if (local === null) return null
  const offsetHours = Number(m[10] ?? 0)
  const offsetMinutes = Number(m[11] ?? 0)
  if (offsetHours > 23 || offsetMinutes > 59) return null
  const offset = (offsetHours * 60 + offsetMinutes) * 60_000
  return inRange(m[9] === '-' ? local + offset : local - offset)
}

/**
 * An instant as logs write it: RFC 3339, the same without offset or as a bare day (taken as UTC), or seconds,
 * milliseconds, microseconds or nanoseconds since the epoch as number or digits. Null where it is none of these.
 */
export function parseLogTimestamp(value: unknown): number | null {
  if (typeof value === 'number') return fromEpoch(value)
  if (typeof value !== 'string') return null
  const text = value.trim()
  const instant = parseInstant(text)
  if (instant !== null) return instant
  if (/^\d{9,19}(\.\d+)?$/.test(text)) return fromEpoch(Number(text))
  const bare = text.endsWith(' UTC') ? text.slice(0, -4) : text
  const m = LOCAL.exec(bare)
  if (m === null) return null
  const local = utcOf(m[1], m[2], m[3], m[4] ?? '0', m[5] ?? '0', m[6] ?? '0', m[7])
  return local === null ? null : inRange(local)
}

function fromEpoch(value: number): number | null {
  if (!Number.isFinite(value) || value <= 0) return null
  if (value < 1e11) return inRange(Math.floor(value * 1000))
  if (value < 1e14) return inRange(Math.floor(value))
  if (value < 1e17) return inRange(Math.floor(value / 1e3))
  return inRange(Math.floor(value / 1e6))
}

const inRange = (ms: number): number | null => (ms >= FIRST_MS && ms < LAST_MS ? ms : null)

type Part = string | undefined

function utcOf(year: Part, month: Part, day: Part, hour: Part, minute: Part, second: Part, fraction: Part) {
  const y = Number(year)
  const mo = Number(month)
  const d = Number(day)
  const h = Number(hour)
  const mi = Number(minute)
  const s = Number(second)
  if (mo < 1 || mo > 12 || d < 1 || d > 31 || h > 23 || mi > 59 || s > 60) return null
  const ms = fraction === undefined ? 0 : Number(`${fraction}00`.slice(0, 3))
  const midnight = Date.UTC(y, mo - 1, d)
  // A day that is not in its month (30 February) rolls over into the next one.
  if (d > 28 && new Date(midnight).getUTCDate() !== d) return null
  return midnight + ((h * 60 + mi) * 60 + s) * 1000 + ms
}
