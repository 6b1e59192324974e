import { inOrganizationSql } from '../../data/database'
import { readClock } from '../../data/organizations/read-clock'
import { isQueued, queueDeliveries } from '../../data/reports/delivery-rows'
import { findSchedules } from '../../data/reports/schedule-rows'
import { calendarDayOf, calendarHourOf } from '../../domain/calendar'
import { dueReport } from '../../domain/reports/due-report'
import type { ReportSchedule } from '../../domain/reports/report-schedule'
import { getForecast } from '../forecast/get-forecast'
import { reportCaller } from './report-caller'

/**
 * Puts the reports that are due on their way, each once by its key, whoever else does. Where a source is late, a report waits
 * for it until the next day and then says whose data is missing. `at` stands in for the database's clock in tests.
 */
export async function queueReports(organizationId: number, at?: Date): Promise<void> {
  const { timeZone, due } = await inOrganizationSql(organizationId, async (tx) => {
    const clock = await readClock(tx)
    const nowMs = (at ?? clock.now).getTime()
    const today = calendarDayOf(nowMs, clock.timeZone)
    const hour = Number(calendarHourOf(nowMs, clock.timeZone).slice(11, 13))
    const waiting: { schedule: ReportSchedule; due: NonNullable<ReturnType<typeof dueReport>> }[] = []
    for (const schedule of await findSchedules(tx)) {
      const madeOn = calendarDayOf(schedule.createdAt.getTime(), clock.timeZone)
      const found = schedule.isPaused ? null : dueReport(schedule, { today, hour }, madeOn)
      if (found && !(await isQueued(tx, schedule.id, found.period, schedule.channelIds)))
        waiting.push({ schedule, due: found })
    }
    return { timeZone: clock.timeZone, due: waiting }
  })
  for (const { schedule, due: found } of due) {
    const { period, isFirstDay } = found
    const { lagging } = await getForecast(reportCaller(organizationId, timeZone), {
      period: 'day',
      asOf: null,
      filters: schedule.filters,
    })
    const missing = lagging.filter(({ lastDay }) => lastDay < period.end)
    if (missing.length > 0 && isFirstDay) continue
    await inOrganizationSql(organizationId, (tx) =>
      queueDeliveries(tx, {
        scheduleId: schedule.id,
        period,
        channelIds: schedule.channelIds,
        missingSources: missing.map(({ source }) => source ?? 'a source without a name'),
      }),
    )
  }
}
