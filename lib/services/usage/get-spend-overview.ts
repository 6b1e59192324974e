import { inOrganizationSql, type SqlTransaction } from '../../data/database'
import { findLatestEventAt } from '../../data/usage/find-latest-event-at'
import { sumSpendBy, sumSpendBySides } from '../../data/usage/sum-spend-by'
import {
  type CalendarDay,
  calendarDayOf,
  firstOfMonth,
  lastOfMonth,
  openDayRange,
} from '../../domain/calendar'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { type ComparedDays, comparedDays } from '../../domain/usage/compared-days'
import type { SpendMeasures, SpendRow } from '../../domain/usage/spend'
import { sumMeasures } from '../../domain/usage/sum-measures'
import { rankNames } from './rank-names'

export interface SpendOverview {
  timeZone: string
  today: CalendarDay
  /** The month's days so far, both included; the whole month where it is over. */
  from: CalendarDay
  to: CalendarDay
  monthEnd: CalendarDay
  isCurrentMonth: boolean
  /** The same of the month before; null for a month to come. */
  before: (ComparedDays & { spend: SpendMeasures }) | null
  spend: SpendMeasures
  todaySpend: SpendMeasures
  /** Rows of [day, model]. */
  byDayAndModel: SpendRow[]
  byModel: NamedSpend[]
  byProject: NamedSpend[]
  byTeam: NamedSpend[]
  byUser: NamedSpend[]
  byFramework: NamedSpend[]
  /** All models of the organization, largest first: what colours go by. */
  modelRanking: (string | null)[]
  /** Null where nothing was ever sent. */
  latestEventAt: Date | null
}

export interface NamedSpend extends SpendMeasures {
  name: string | null
}

/** A month of spend from every side that Overview shows; `month` is any day of it, the current one where not given. */
export async function getSpendOverview(
  caller: Caller,
  { nowMs, month }: { nowMs: number; month?: CalendarDay | undefined },
): Promise<SpendOverview> {
  requireAllowed(caller, 'view_spend')
  const { timeZone } = caller
  const today = calendarDayOf(nowMs, timeZone)
  const from = firstOfMonth(month ?? today)
  const monthEnd = lastOfMonth(from)
  const isCurrentMonth = from === firstOfMonth(today)
  const to = isCurrentMonth ? today : monthEnd
  const before = comparedDays({ from, to }, nowMs, timeZone)
  return inOrganizationSql(caller.organizationId, async (tx) => {
    const [byDayAndModel = [], ...named] = await sumSpendBySides(
      tx,
      { ...openDayRange(from, to, timeZone), timeZone, filters: {} },
      [['day', 'model'], ['project'], ['team'], ['user'], ['framework']],
    )
    const [byProject = [], byTeam = [], byUser = [], byFramework = []] = named.map((rows) =>
      rows.map(toNamed),
    )
    return {
      timeZone,
      today,
      from,
      to,
      monthEnd,
      isCurrentMonth,
      before: before && { ...before, spend: sumMeasures(await sumBefore(tx, before, timeZone)) },
      spend: sumMeasures(byDayAndModel),
      todaySpend: sumMeasures(byDayAndModel.filter(({ values: [day] }) => day === today)),
      byDayAndModel,
      byModel: byName(byDayAndModel),
      byProject,
      byTeam,
      byUser,
      byFramework,
      modelRanking: await rankNames(tx, 'model', nowMs),
      latestEventAt: await findLatestEventAt(tx),
    }
  })
}

function sumBefore(tx: SqlTransaction, before: ComparedDays, timeZone: string): Promise<SpendRow[]> {
  const { from, to } = openDayRange(before.from, before.to, timeZone)
  return sumSpendBy(tx, { from, to: before.until ?? to, timeZone, groupBy: [], filters: {} })
}

/** Rows of [day, name] as one row a name. */
function byName(rows: readonly SpendRow[]): NamedSpend[] {
  const groups = new Map<string | null, SpendRow[]>()
  for (const row of rows) {
    const name = row.values[1] ?? null
    groups.set(name, [...(groups.get(name) ?? []), row])
  }
  return [...groups].map(([name, group]) => ({ name, ...sumMeasures(group) }))
}

function toNamed({ values: [name = null], ...measures }: SpendRow): NamedSpend {
  return { name, ...measures }
}
