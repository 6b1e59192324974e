import { inOrganizationSql } from '../../data/database'
import { findKeptFrom } from '../../data/organizations/retention'
import { findLatestEventAt } from '../../data/usage/find-latest-event-at'
import { type CalendarDay, calendarDayOf, countDays, lastOfMonth, openDayRange } from '../../domain/calendar'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { type ComparedDays, comparedDays } from '../../domain/usage/compared-days'
import { isTimeDimension, type TimeDimension } from '../../domain/usage/dimension-label'
import { intervalFor } from '../../domain/usage/interval-for'
import type { SpendDimension, SpendMeasures, SpendReport, SpendRow } from '../../domain/usage/spend'
import { resolveRange } from '../../domain/usage/spend-range'
import type { SpendView } from '../../domain/usage/spend-view'
import { getSpend } from './get-spend'
import { rankNames } from './rank-names'

export interface Exploration {
  view: SpendView
  timeZone: string
  today: CalendarDay
  /** The days shown; null where the organization has no usage at all in an open range. */
  days: { from: CalendarDay; to: CalendarDay } | null
  /** Rows of [by] or [by, split]. */
  report: SpendReport
  /** The period before, under the same filters; null for all time. */
  before: (ComparedDays & { spend: SpendMeasures }) | null
  /** Rows of [period, name] for the chart over time; null where the view has none. */
  overTime: { interval: TimeDimension; rows: SpendRow[] } | null
  /** All names of the dimensions shown, largest first: what colours go by. */
  rankings: Partial<Record<SpendDimension, (string | null)[]>>
  latestEventAt: Date | null
  /** From when on sessions and runs are known, where the view asks for them and its range begins before; else null. */
  eventsKeptFrom: Date | null
}

// More bars than this say nothing and take long to draw.
const MOST_BARS = 1_500
const BARS_A_DAY: Record<TimeDimension, number> = { hour: 24, day: 1, week: 1 / 7, month: 1 / 31 }

/** What Explore shows of a view: its table, and its chart over time where it has one. */
export async function getExploration(caller: Caller, view: SpendView, nowMs: number): Promise<Exploration> {
  requireAllowed(caller, 'view_spend')
  const { timeZone } = caller
  const today = calendarDayOf(nowMs, timeZone)
  const range = resolveRange(view.range, today)
  const { filters, by, split } = view
  // A preset of days is not a month where it begins with one.
  const isDays = typeof view.range === 'string' && view.range !== 'mtd' && view.range !== 'last-month'
  const earlier =
    range.from && range.to
      ? comparedDays({ from: range.from, to: range.to }, nowMs, timeZone, isDays ? false : undefined)
      : null
  const [report, { latestEventAt, rankings, eventsKeptFrom }, days, before] = await Promise.all([
    getSpend(caller, { ...range, groupBy: split ? [by, split] : [by], filters }),
    inOrganizationSql(caller.organizationId, async (tx) => ({
      latestEventAt: await findLatestEventAt(tx),
      eventsKeptFrom: [by, split, ...Object.keys(filters)].some((one) => one === 'session' || one === 'run')
        ? await findKeptFrom(tx, openDayRange(range.from, null, timeZone).from)
        : null,
      rankings: {
        [by]: await rankNames(tx, by, nowMs),
        ...(split && { [split]: await rankNames(tx, split, nowMs) }),
      },
    })),
    closedDays(caller, view, range, today),
    earlier && getSpend(caller, { ...earlier, groupBy: [], filters }),
  ])
  return {
    view,
    timeZone,
    today,
    days,
    report,
    before: earlier && before && { ...earlier, spend: before.total },
    overTime: days && (await overTime(caller, view, report, days)),
    rankings,
    latestEventAt,
    eventsKeptFrom,
  }
}

async function overTime(
  caller: Caller,
  view: SpendView,
  report: SpendReport,
  days: { from: CalendarDay; to: CalendarDay },
): Promise<Exploration['overTime']> {
  const { by, split, filters } = view
  const standard = intervalFor(days.from, days.to)
  const fits = (interval: TimeDimension) =>
    (countDays(days.from, days.to) + 1) * BARS_A_DAY[interval] <= MOST_BARS
  if (isTimeDimension(by) && fits(by)) return { interval: by, rows: report.rows }
  if (split && isTimeDimension(split) && fits(split))
    return {
      interval: split,
      rows: report.rows.map((row) => ({ ...row, values: [row.values[1] ?? null, row.values[0] ?? null] })),
    }
  if (view.chart === 'bars' && !isTimeDimension(by) && !(split && isTimeDimension(split))) return null
  const series = isTimeDimension(by) ? split : by
  const { rows } = await getSpend(caller, {
    ...days,
    groupBy: series && !isTimeDimension(series) ? [standard, series] : [standard],
    filters,
  })
  return { interval: standard, rows }
}

/** The days of a range; of all time, from the first month with usage to today or the last month with usage. */
async function closedDays(
  caller: Caller,
  { filters }: SpendView,
  { from, to }: { from: CalendarDay | null; to: CalendarDay | null },
  today: CalendarDay,
): Promise<{ from: CalendarDay; to: CalendarDay } | null> {
  if (from !== null && to !== null) return { from, to }
  const { rows } = await getSpend(caller, { from, to, groupBy: ['month'], filters })
  const months = rows.flatMap(({ values: [month] }) => (month == null ? [] : [`${month}-01`])).sort()
  const [first, last] = [months[0], months.at(-1)]
  if (first === undefined || last === undefined) return null
  return { from: first, to: last > today ? lastOfMonth(last) : today }
}
