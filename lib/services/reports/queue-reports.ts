import { inOrganizationSql } from '../../data/database'
import { readClock } from '../../data/organizations/read-clock'
import { isQueued, queueDeliveries } from '../../data/reports/delivery-rows'
import { findSchedules } from '../../data/reports/schedule-rows'
import { calendarDayOf, localHourOf } from '../../domain/calendar'
import { type DueReport, dueReports } from '../../domain/reports/due-report'
import type { ReportSchedule } from '../../domain/reports/report-schedule'
import { getForecast } from '../forecast/get-forecast'
import { reportCaller } from './report-caller'

/**
 * Puts the reports that are due on their way, each once by its key, whoever else does. Where a source is late, a report waits
 * for it for 24 hours and then says whose data is missing. `at` stands in for the database's clock in tests.
 */
export async function queueReports(organizationId: number, at?: Date): Promise<void> {
  const { timeZone, due } = await inOrganizationSql(organizationId, async (tx) => {
    const clock = await readClock(tx)
    const nowMs = (at ?? clock.now).getTime()
    const today = calendarDayOf(nowMs, clock.timeZone)
    const hour = localHourOf(nowMs, clock.timeZone)
    const waiting: { schedule: ReportSchedule; candidates: DueReport[] }[] = []
    for (const schedule of await findSchedules(tx)) {
      const madeOn = calendarDayOf(schedule.createdAt.getTime(), clock.timeZone)
      const candidates: DueReport[] = []
      for (const found of schedule.isPaused ? [] : dueReports(schedule, { today, hour }, madeOn)) {
        // Older than what went out is no news.
        if (await isQueued(tx, schedule.id, found.period, schedule.channelIds)) break
        candidates.push(found)
      }
      if (candidates.length > 0) waiting.push({ schedule, candidates })
    }
    return { timeZone: clock.timeZone, due: waiting }
  })
  for (const { schedule, candidates } of due) {
    const { lagging } = await getForecast(reportCaller(organizationId, timeZone), {
      period: 'day',
      asOf: null,
      filters: schedule.filters,
    })
    const missingOf = ({ period }: DueReport) => lagging.filter(({ lastDay }) => lastDay < period.end)
    const ready = candidates.find((found) => !found.maySettle || missingOf(found).length === 0)
    if (!ready) continue
    await inOrganizationSql(organizationId, (tx) =>
      queueDeliveries(tx, {
        scheduleId: schedule.id,
        period: ready.period,
        channelIds: schedule.channelIds,
        missingSources: missingOf(ready).map(({ source }) => source ?? 'a source without a name'),
      }),
    )
  }
}
