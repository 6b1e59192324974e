import {
  addDays,
  type CalendarDay,
  calendarDayOf,
  firstOfMonth,
  lastOfMonth,
  listDays,
  startOfDay,
} from '../domain/calendar'
import { displayDay, displayDays, displayLongDay, displayMonth } from '../domain/display/display-time'
import type { TimeDimension } from '../domain/usage/dimension-label'

const HOUR_MS = 3_600_000

/** One step of a time axis. */
export interface TimeBucket {
  /** As the sums name it; an hour by its instant. */
  key: string
  label: string
  longLabel: string
  /** The local days that it covers, inside the range asked for. */
  from: CalendarDay
  to: CalendarDay
  /** Now is in it: its figure still grows. */
  isOpen: boolean
  /** It has not begun. */
  isFuture: boolean
}

export interface BucketsRequest {
  interval: TimeDimension
  from: CalendarDay
  to: CalendarDay
  timeZone: string
  nowMs: number
}

/** Every step from the first day to the last, whether anything happened in it or not. */
export function listBuckets({ interval, from, to, timeZone, nowMs }: BucketsRequest): TimeBucket[] {
  if (interval === 'hour') return listHours({ from, to, timeZone, nowMs })
  const today = calendarDayOf(nowMs, timeZone)
  const buckets: TimeBucket[] = []
  for (const day of listDays(from, to)) {
    const key = keyOfDay(day, interval)
    const last = buckets.at(-1)
    if (last?.key === key) last.to = day
    else buckets.push({ key, label: '', longLabel: '', from: day, to: day, isOpen: false, isFuture: false })
  }
  return buckets.map((bucket) => ({
    ...bucket,
    ...labelsOf(bucket, interval),
    isOpen: keyOfDay(today, interval) === bucket.key,
    isFuture: bucket.from > today,
  }))
}

/** The key that a bucket has in `listBuckets`, from the name that the sums give it. */
export function bucketKey(name: string, interval: TimeDimension): string {
  return interval === 'hour' ? new Date(name).toISOString() : name
}

function keyOfDay(day: CalendarDay, interval: TimeDimension): string {
  if (interval === 'month') return day.slice(0, 7)
  if (interval !== 'week') return day
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7
  return addDays(day, -weekday)
}

function labelsOf(
  { key, from, to }: TimeBucket,
  interval: TimeDimension,
): Pick<TimeBucket, 'label' | 'longLabel'> {
  if (interval === 'day') return { label: displayDay(from), longLabel: displayLongDay(from) }
  if (interval === 'week') return { label: displayDay(from), longLabel: displayDays(from, to, true) }
  const isWhole = from === firstOfMonth(from) && to === lastOfMonth(to)
  return {
    label: displayMonth(key, 'short'),
    longLabel: isWhole ? displayMonth(key) : displayDays(from, to, true),
  }
}

function listHours({ from, to, timeZone, nowMs }: Omit<BucketsRequest, 'interval'>): TimeBucket[] {
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const buckets: TimeBucket[] = []
  const end = startOfDay(addDays(to, 1), timeZone)
  for (let at = startOfDay(from, timeZone); at < end; at += HOUR_MS) {
    const day = calendarDayOf(at, timeZone)
    const label = clock.format(at)
    buckets.push({
      key: new Date(at).toISOString(),
      label: from === to ? label : `${displayDay(day)}, ${label}`,
      longLabel: `${displayLongDay(day)}, ${label}`,
      from: day,
      to: day,
      isOpen: at <= nowMs && nowMs < at + HOUR_MS,
      isFuture: at > nowMs,
    })
  }
  return buckets
}
