import { findAlertSettings } from '../../data/alerts/alert-settings-rows'
import { findRunCosts, findRunCrossing } from '../../data/alerts/find-run-costs'
import { findToldAnomalies } from '../../data/alerts/find-told-anomalies'
import { insertAlerts } from '../../data/alerts/insert-alerts'
import { findCrossing } from '../../data/budgets/find-crossing'
import { findSeries } from '../../data/budgets/spend-of-series'
import { inOrganizationSql, type SqlTransaction } from '../../data/database'
import { holdIdentities } from '../../data/erasure/erased-names'
import { readClock } from '../../data/organizations/read-clock'
import { sumSpendBy } from '../../data/usage/sum-spend-by'
import { anomalyDrivers, type DatedSlice, sumByDay } from '../../domain/alerts/anomaly-drivers'
import type { NewAlert } from '../../domain/alerts/new-alert'
import { type Named, type Unusual, unusualOfDay } from '../../domain/alerts/unusual-of-day'
import { type UnusualRun, unusualRuns } from '../../domain/alerts/unusual-runs'
import { SeriesIndex } from '../../domain/budgets/series-index'
import { addDays, type CalendarDay, calendarDayOf, openDayRange, startOfDay } from '../../domain/calendar'
import { parseUsd } from '../../domain/money'

// What is older is no news any more.
const NEWS_DAYS = 3
const HISTORY_DAYS = 60

/**
 * Raises what stands out on the last three days of an organization: a project, a person or a model far above its own
 * history, and a run far above the other runs of its project. Any number may judge at once. `at` stands in for the database's clock in tests.
 */
export async function judgeAnomalies(organizationId: number, at?: Date): Promise<string[]> {
  return inOrganizationSql(organizationId, async (tx) => {
    await holdIdentities(tx)
    const settings = await findAlertSettings(tx)
    if (!settings.findsAnomalies) return []
    const { timeZone, ...clock } = await readClock(tx)
    const today = at ? calendarDayOf(at.getTime(), timeZone) : clock.today
    const slices = await readSlices(tx, addDays(today, -NEWS_DAYS - HISTORY_DAYS), today, timeZone)
    const toldOf = await findToldAnomalies(tx, addDays(today, -NEWS_DAYS))
    const told = toldOf.flatMap((one) => (one.dimension === 'run' ? [] : [one]))
    // A run's first call may turn out to be older, and of another day: it is told once all the same.
    const toldRuns = new Set(toldOf.flatMap((one) => (one.dimension === 'run' ? [one.value] : [])))
    const isMuted = (named: Named) =>
      settings.muted.some((one) => one.dimension === named.dimension && one.value === named.value)
    const raised: NewAlert[] = []
    const index = new SeriesIndex(await findSeries(tx))
    for (let ago = NEWS_DAYS - 1; ago >= 0; ago--) {
      const day = addDays(today, -ago)
      const unusual = unusualOfDay(
        slices.filter((slice) => slice.day === day),
        (named) => historyOf(named, day, slices),
        {
          minimumImpact: settings.minimumImpact,
          told: told.filter((one) => one.day === day),
          isMuted,
        },
      )
      for (const one of unusual) {
        const seriesIds = index.idsOf({ [one.dimension]: [one.value] })
        const crossedAt = await findCrossing(tx, { ...openDayRange(day, day, timeZone), seriesIds }, one.line)
        told.push({ ...one, day })
        raised.push(toNewAlert(one, day, slices, settings.channelIds, crossedAt ?? clock.now))
      }
    }
    const since = (days: number) => new Date(startOfDay(addDays(today, -days), timeZone))
    const runs = await findRunCosts(tx, since(HISTORY_DAYS))
    for (const run of unusualRuns(runs, since(NEWS_DAYS - 1), settings.minimumImpact)) {
      const day = calendarDayOf(run.firstAt.getTime(), timeZone)
      const isTold = told.some(
        (one) => one.day === day && one.dimension === 'project' && one.value === run.project,
      )
      const isOfMuted = settings.muted.some(({ dimension, value }) => dimension === 'run' && value === run.id)
      if (day > today || isTold || isOfMuted || toldRuns.has(run.id)) continue
      const crossedAt = await findRunCrossing(tx, run.id, run.line)
      raised.push(runAlert(run, day, settings.channelIds, crossedAt ?? run.lastAt))
    }
    return (await insertAlerts(tx, raised)).map(({ id }) => id)
  })
}

async function readSlices(
  tx: SqlTransaction,
  from: CalendarDay,
  to: CalendarDay,
  timeZone: string,
): Promise<DatedSlice[]> {
  const rows = await sumSpendBy(tx, {
    ...openDayRange(from, to, timeZone),
    timeZone,
    groupBy: ['day', 'project', 'user', 'model'],
    filters: {},
  })
  return rows.map(({ values: [day = '', project = null, user = null, model = null], costUsd }) => ({
    day: day ?? '',
    project,
    user,
    model,
    spent: parseUsd(costUsd ?? '0') ?? 0n,
  }))
}

function historyOf(named: Named, day: CalendarDay, slices: readonly DatedSlice[]): bigint[] {
  const first = addDays(day, -HISTORY_DAYS)
  const own = slices.filter((slice) => slice[named.dimension] === named.value)
  return [...sumByDay(own)].flatMap(([other, spent]) => (other >= first && other < day ? [spent] : []))
}

function toNewAlert(
  { dimension, value, spent, expected }: Unusual,
  day: CalendarDay,
  slices: readonly DatedSlice[],
  channelIds: readonly string[],
  crossedAt: Date,
): NewAlert {
  return {
    kind: 'anomaly',
    dedupeKey: `anomaly:${dimension}:${value}:${day}`,
    subject: {
      kind: 'anomaly',
      dimension,
      value,
      day,
      drivers: anomalyDrivers({ dimension, value }, day, slices),
    },
    budgetId: null,
    threshold: null,
    period: { kind: 'day', start: day, end: day },
    crossedAt,
    amount: null,
    spent,
    expected,
    channelIds,
  }
}

function runAlert(
  run: UnusualRun,
  day: CalendarDay,
  channelIds: readonly string[],
  crossedAt: Date,
): NewAlert {
  return {
    kind: 'anomaly',
    dedupeKey: `anomaly:run:${run.id}`,
    subject: {
      kind: 'anomaly',
      dimension: 'run',
      value: run.id,
      day,
      drivers: run.drivers,
    },
    budgetId: null,
    threshold: null,
    period: { kind: 'day', start: day, end: day },
    crossedAt,
    amount: null,
    spent: run.spent,
    expected: run.expected,
    channelIds,
  }
}
