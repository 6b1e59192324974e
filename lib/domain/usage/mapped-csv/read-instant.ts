import { instantOfLocal } from '../../local-instant'
import { parseInstant, parseLogTimestamp } from '../parse-timestamp'
import type { CsvMapping, TimestampFormat } from './csv-mapping'
import { LONGEST_CELL } from './read-number'

const CLOCK = String.raw`(?:[T, ]\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s*([AaPp])?\.?(?:[Mm]\.?)?)?`
const SEPARATED = new RegExp(String.raw`^(\d{1,4})[./-](\d{1,2})[./-](\d{1,4})\.?${CLOCK}$`)

const ORDER: Readonly<Record<Exclude<TimestampFormat, 'iso' | 'epoch'>, readonly [number, number, number]>> =
  {
    day_month_year: [3, 2, 1],
    month_day_year: [3, 1, 2],
    year_month_day: [1, 2, 3],
  }

/**
 * The instant (ms, UTC) of a cell, with a clock from a column beside it where there is one. An offset in the cell
 * counts; a wall clock without one is of the mapping's zone, and a bare day its first moment. Null where the cell is none of the
 * mapping's format: another order of day and month is never tried.
 */
export function readInstant(
  cell: string,
  clock: string,
  { timestamp_format: format, time_zone: zone }: Pick<CsvMapping, 'timestamp_format' | 'time_zone'>,
): number | null {
  const text = `${cell.trim()} ${clock.trim()}`.trim()
  if (text.length > LONGEST_CELL) return null
  if (format === 'epoch') return /^\d+(\.\d+)?$/.test(text) ? parseLogTimestamp(text) : null
  if (format === 'iso') {
    const instant = parseInstant(text)
    if (instant !== null) return instant
    const bare = text.replace(/ UTC$/, '')
    if (bare !== text) return parseLogTimestamp(bare)
  }
  const parts = SEPARATED.exec(text)
  if (parts === null) return null
  const order = format === 'iso' ? ORDER.year_month_day : ORDER[format]
  const [year, month, day] = order.map((at) => parts[at] ?? '')
  return localInstant([year, month, day], parts.slice(4), zone)
}

function localInstant(
  [year = '', month = '', day = '']: readonly (string | undefined)[],
  [hour = '0', minute = '00', second = '00', half]: readonly (string | undefined)[],
  zone: string,
): number | null {
  if (year.length !== 2 && year.length !== 4) return null
  const hours = half === undefined ? Number(hour) : twelveHours(Number(hour), half)
  if (hours === null) return null
  const date = `${year.padStart(4, '20')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const local = `${date}T${String(hours).padStart(2, '0')}:${minute}:${second}`
  // Checks the day, the clock and the years that logs may be of.
  if (parseLogTimestamp(local) === null) return null
  return instantOfLocal(local, zone)
}

function twelveHours(hour: number, half: string): number | null {
  if (hour < 1 || hour > 12) return null
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
}
