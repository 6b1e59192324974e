import type { CalendarPeriod } from '../calendar-period'
import type { ChannelMessage } from '../channels/channel-message'
import { displayNumberOf } from '../display/display-count'
import { displayDays } from '../display/display-time'
import { displayUsd } from '../display/display-usd'
import { htmlText } from '../html-text'
import { slackSection, slackText } from '../slack-text'
import type { SpendMeasures } from '../usage/spend'
import { spendViewQuery } from '../usage/spend-view'
import { reportExportQuery } from './report-export-query'
import type { ReportSchedule } from './report-schedule'

/** A report as each kind of channel tells it; mail has the file with it, the others lead to it. */
export function reportMessage(
  report: {
    schedule: ReportSchedule
    organizationName: string
    period: CalendarPeriod
    total: SpendMeasures
    missingSources: readonly string[]
    /** Why mail comes without the file; null where it has it. */
    withoutFile: string | null
    madeAt: Date
  },
  publicUrl: string,
): ChannelMessage {
  const { schedule, organizationName, period, total, missingSources, withoutFile, madeAt } = report
  const days = displayDays(period.start, period.end, true)
  const subject = `${schedule.name}: ${organizationName}, ${days}`
  const view = `${publicUrl}/explore${spendViewQuery({ range: { from: period.start, to: period.end }, filters: schedule.filters })}`
  const file = `${publicUrl}/api/v1/export?${reportExportQuery(schedule, period)}`
  const lines = [
    `${displayUsd(total.costUsd)} spent on ${days} by ${displayNumberOf(total.events, 'call')}.`,
    ...(total.unpricedEvents > 0
      ? [`${displayNumberOf(total.unpricedEvents, 'call')} without a price, in none of it.`]
      : []),
    ...(missingSources.length > 0
      ? [`Not all data is in: ${missingSources.join(', ')} had not sent everything by then.`]
      : []),
    ...(withoutFile ? [withoutFile] : []),
  ]
  const why = `You get this because the channel is set for the report “${schedule.name}”: ${publicUrl}/reports`
  const slack = [
    `*${slackText(subject)}*`,
    ...lines.map(slackText),
    `<${slackText(view)}|See the calls> · <${slackText(file)}|The file>`,
  ].join('\n')
  return {
    subject,
    text: [...lines, '', `See the calls: ${view}`, `The file: ${file}`, '', why].join('\n'),
    html: `<!doctype html><html lang="en"><body style="font-family:sans-serif;line-height:1.5"><h1 style="font-size:18px">${htmlText(subject)}</h1>${lines
      .map((line) => `<p>${htmlText(line)}</p>`)
      .join(
        '',
      )}<p><a href="${htmlText(view)}">See the calls</a> · <a href="${htmlText(file)}">The file</a></p><p><small>${htmlText(why)}</small></p></body></html>`,
    slack: {
      text: slackText(subject),
      blocks: [slackSection(slack)],
    },
    payload: {
      type: 'report.ready',
      timestamp: madeAt.toISOString(),
      data: {
        report_id: schedule.id,
        name: schedule.name,
        period_start: period.start,
        period_end: period.end,
        format: schedule.format,
        events: total.events,
        cost_usd: total.costUsd,
        unpriced_events: total.unpricedEvents,
        missing_sources: missingSources,
        view_url: view,
        file_url: file,
      },
    },
  }
}
