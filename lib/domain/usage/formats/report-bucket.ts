import { fingerprint } from '../fingerprint'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const HALF_DAY_MS = 12 * HOUR_MS

/** A span of time that a report sums over. */
export interface ReportBucket {
  startMs: number
  width: 'minute' | 'hour' | 'day'
}

/** A report's bucket from its bounds; one that is not over yet may end early and is a day all the same. */
export function reportBucket(startMs: number, endMs: number): ReportBucket {
  const span = endMs - startMs
  return { startMs, width: span <= MINUTE_MS ? 'minute' : span <= HOUR_MS ? 'hour' : 'day' }
}

/**
 * The instant that stands for a bucket. A day of UTC is put at its noon, which is the same calendar day in every zone
 * from UTC-12 to UTC+11: at its midnight it would be the day before in America, and the month before on its first.
 */
export function instantOf({ startMs, width }: ReportBucket): number {
  return width === 'day' ? startMs + HALF_DAY_MS : startMs
}

/** The id of a report's row: its bucket and all that it is grouped by, so that a later export updates and never adds. */
export function reportRowId(source: string, bucket: ReportBucket, keys: readonly unknown[]): string {
  const texts = keys.map((key) => (key === undefined || key === null || key === '' ? null : String(key)))
  return `${source}:${fingerprint(JSON.stringify([bucket.startMs, bucket.width, texts]))}`
}
