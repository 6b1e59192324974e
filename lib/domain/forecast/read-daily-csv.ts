import Papa from 'papaparse'
import { type CalendarDay, isCalendarDay } from '../calendar'
import { parseUsd } from '../money'

export interface DailyCsv {
  /** Femto-dollars by day; rows of one day are added up. */
  days: Map<CalendarDay, bigint>
  /** Rows that could not be read; the others stand. Lines count from 1, the header being the first. */
  problems: { line: number; message: string }[]
}

/** Reads `date,cost_usd` rows (YYYY-MM-DD, dollars with up to 15 places); null where the header lacks either column. */
export function readDailyCsv(text: string): DailyCsv | null {
  const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { delimiter: ',' })
  const header = (data[0] ?? []).map((name) => name.trim().toLowerCase())
  const [dateAt, costAt] = [header.indexOf('date'), header.indexOf('cost_usd')]
  if (dateAt < 0 || costAt < 0) return null
  const days = new Map<CalendarDay, bigint>()
  const problems: DailyCsv['problems'] = []
  data.slice(1).forEach((row, index) => {
    if (row.length === 1 && row[0]?.trim() === '') return
    const day = row[dateAt]?.trim() ?? ''
    const cost = parseUsd(row[costAt]?.trim() ?? '')
    if (!isCalendarDay(day)) problems.push({ line: index + 2, message: `"${day}" is no day (YYYY-MM-DD)` })
    else if (cost === null)
      problems.push({ line: index + 2, message: `"${row[costAt] ?? ''}" is no amount of dollars` })
    else days.set(day, (days.get(day) ?? 0n) + cost)
  })
  return { days, problems }
}
