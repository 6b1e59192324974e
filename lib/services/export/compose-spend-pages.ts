import { inOrganizationSql } from '../../data/database'
import { readClock } from '../../data/organizations/read-clock'
import { readOrganizationName } from '../../data/organizations/read-organization-name'
import { type CalendarDay, calendarInstant, countDays, listDays } from '../../domain/calendar'
import { periodAfter, periodOf } from '../../domain/calendar-period'
import { displayNumberOf } from '../../domain/display/display-count'
import { displayDay, displayMonth } from '../../domain/display/display-time'
import { displayUsd, femtoOf } from '../../domain/display/display-usd'
import { BoundedRows } from '../../domain/export/bounded-rows'
import type { ReportRow, ReportTable, SpendReportPages } from '../../domain/export/spend-report-pages'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { comparedDays } from '../../domain/usage/compared-days'
import { dimensionLabel } from '../../domain/usage/dimension-label'
import { intervalFor } from '../../domain/usage/interval-for'
import type { SpendDimension, SpendMeasures, SpendRow } from '../../domain/usage/spend'
import { NO_MEASURES, sumMeasures } from '../../domain/usage/sum-measures'
import { catalogueOf } from '../prices/catalogue-of'
import { getSpend, type SpendRequest } from '../usage/get-spend'
import { readSpend } from '../usage/read-spend'

const STANDARD_TABLES: readonly SpendDimension[] = ['project', 'team', 'user', 'model', 'framework']
const MOST_OF_STANDARD = 25
// Some twenty pages: a table of more is a file for a spreadsheet.
const MOST_ROWS = 1_000
const IN_WORDS = new Intl.ListFormat('en-GB')
const LONGEST_COMPARED = 731

/** Spend laid out as a report: of what is asked for by `groupBy`, else by project, team, person, model and framework. */
export async function composeSpendPages(caller: Caller, request: SpendRequest): Promise<SpendReportPages> {
  requireAllowed(caller, 'view_spend')
  const timeZone = request.timeZone ?? caller.timeZone
  const { filters } = request
  const { organizationName, catalogue, today, now } = await inOrganizationSql(
    caller.organizationId,
    async (tx) => ({
      organizationName: await readOrganizationName(tx),
      catalogue: await catalogueOf(tx),
      ...(await readClock(tx)),
    }),
  )
  const ask = (
    groupBy: readonly SpendDimension[],
    days: { from: CalendarDay | null; to: CalendarDay | null; until?: Date | null },
  ) => getSpend(caller, { ...days, timeZone, groupBy, filters })
  const byDay = await ask(['day'], request)
  const from = request.from ?? byDay.rows[0]?.values[0] ?? today
  const to = request.to ?? byDay.rows.at(-1)?.values[0] ?? today
  const range = { from, to }
  const read = (groupBy: readonly SpendDimension[], most: number) =>
    readLargest(caller, { ...range, timeZone, groupBy, filters }, most)
  const length = countDays(from, to) + 1
  const isLong = length > LONGEST_COMPARED
  const before = request.from === null || isLong ? null : comparedDays(range, now.getTime(), timeZone)
  const tables: ReportTable[] = []
  if (request.groupBy.length > 0) {
    tables.push(tableOf(request.groupBy, await read(request.groupBy, MOST_ROWS)))
  } else {
    for (const dimension of STANDARD_TABLES) {
      const found = await read([dimension], MOST_OF_STANDARD)
      // A table of one nameless row says nothing.
      if (found.rows.some(({ values: [name] }) => name !== null)) tables.push(tableOf([dimension], found))
    }
  }
  const { total } = byDay
  return {
    title: 'Spend report',
    organizationName,
    ...range,
    timeZone,
    madeAt: calendarInstant(now.getTime(), timeZone),
    total,
    before: before && { ...before, costUsd: (await ask([], before)).total.costUsd },
    // Years before the first call are no bars.
    ...barsOf(byDay.rows, {
      from: isLong ? (byDay.rows[0]?.values[0] ?? to) : from,
      to: isLong ? (byDay.rows.at(-1)?.values[0] ?? to) : to,
    }),
    tables,
    notes: notesOf(total, request, catalogue.id),
  }
}

// Groups may be as many as calls: they are read as they come. Those of time stay in its order.
async function readLargest(
  caller: Caller,
  request: SpendRequest,
  most: number,
): Promise<BoundedRows['result']> {
  const isTime = request.groupBy.some((dimension) => ['hour', 'day', 'week', 'month'].includes(dimension))
  const bounded = new BoundedRows(most, isTime ? null : largestFirst)
  for await (const rows of readSpend(caller, request).batches) bounded.add(rows)
  return bounded.result
}

function tableOf(
  groupBy: readonly SpendDimension[],
  { rows, othersCount, others, total }: BoundedRows['result'],
): ReportTable {
  const nameOf = ({ values }: SpendRow) =>
    values
      .map((value, index) => value ?? `no ${dimensionLabel(groupBy[index] ?? 'model').toLowerCase()}`)
      .join(' · ')
  const listed: ReportRow[] = rows.map((row) => ({ ...row, name: nameOf(row) }))
  if (othersCount > 0) listed.push({ ...others, name: `${displayNumberOf(othersCount, 'other')}, together` })
  const label = groupBy.map((dimension) => dimensionLabel(dimension)).join(' · ')
  return {
    title: `By ${IN_WORDS.format(groupBy.map((one) => dimensionLabel(one).toLowerCase()))}`,
    nameLabel: label,
    rows: listed,
    total,
  }
}

function largestFirst(a: SpendRow, b: SpendRow): number {
  const [costA, costB] = [femtoOf(a.costUsd ?? '0'), femtoOf(b.costUsd ?? '0')]
  return costA === costB ? b.events - a.events : costA < costB ? 1 : -1
}

function barsOf(
  byDay: readonly SpendRow[],
  { from, to }: { from: CalendarDay; to: CalendarDay },
): Pick<SpendReportPages, 'bars' | 'barsTitle'> {
  const days = new Map(byDay.map((row) => [row.values[0] ?? '', row]))
  const sum = (some: readonly CalendarDay[]): SpendMeasures =>
    sumMeasures(some.map((day) => days.get(day) ?? NO_MEASURES))
  const interval = intervalFor(from, to)
  if (interval === 'hour' || interval === 'day') {
    return {
      barsTitle: 'Spend by day',
      bars: listDays(from, to).map((day) => ({ label: displayDay(day), costUsd: sum([day]).costUsd })),
    }
  }
  const bars: { label: string; costUsd: string | null }[] = []
  for (let period = periodOf(from, interval); period.start <= to; period = periodAfter(period, interval)) {
    const first = period.start < from ? from : period.start
    const last = period.end > to ? to : period.end
    bars.push({
      label: interval === 'week' ? displayDay(first) : displayMonth(period.start.slice(0, 7), 'short'),
      costUsd: sum(listDays(first, last)).costUsd,
    })
  }
  return { barsTitle: `Spend by ${interval}`, bars }
}

function notesOf(total: SpendMeasures, { filters }: SpendRequest, catalogueId: string): string[] {
  const notes = [
    'Amounts are in US dollars, rounded for reading; totals are sums of the exact amounts. The files for spreadsheets hold every digit.',
    `Each call costs what it was priced at when it came in, or repriced at since, or what its source reported where there is no price. The price catalogue in use is ${catalogueId}.`,
  ]
  if (total.unpricedEvents > 0)
    notes.push(
      `${displayNumberOf(total.unpricedEvents, 'call')} without a price ${total.unpricedEvents === 1 ? 'is' : 'are'} counted but in no amount: the real spend is at least what is shown.`,
    )
  if (total.reportedEvents > 0 && total.reportedCostUsd !== null)
    notes.push(
      `Sources reported ${displayUsd(total.reportedCostUsd)} for ${displayNumberOf(total.reportedEvents, 'call')}.`,
    )
  if (total.lowerBoundEvents > 0)
    notes.push(`${displayNumberOf(total.lowerBoundEvents, 'call')} cost at least what is shown.`)
  for (const [dimension, values] of Object.entries(filters) as [SpendDimension, readonly (string | null)[]][])
    notes.push(
      `Only where the ${dimensionLabel(dimension).toLowerCase()} is ${values.map((value) => value ?? 'not given').join(' or ')}.`,
    )
  return notes
}
