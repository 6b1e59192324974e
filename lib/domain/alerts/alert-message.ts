import { calendarDayOf } from '../calendar'
import type { ChannelMessage } from '../channels/channel-message'
import { figuresMessage } from '../channels/figures-message'
import type { SpendFilters } from '../usage/spend'
import { STANDARD_VIEW, spendViewHref } from '../usage/spend-view'
import type { Alert } from './alert'
import { alertFacts } from './alert-facts'
import { alertHeadline } from './alert-headline'
import { toWireAlert } from './to-wire-alert'

/** The address of the calls behind an alert: its scope and its days (of a zone) in Explore; of a whole life, until it was known. */
export function alertViewHref(alert: Alert, timeZone: string): string {
  const known = calendarDayOf(alert.knownAt.getTime(), timeZone)
  const { subject, period } = alert
  if (subject.kind === 'budget') {
    const range = { from: period?.start ?? known, to: period?.end ?? known }
    return spendViewHref('/explore', { ...STANDARD_VIEW, range, filters: subject.scope as SpendFilters })
  }
  if (subject.kind === 'anomaly') {
    const range = { from: subject.day, to: subject.day }
    return spendViewHref('/explore', {
      ...STANDARD_VIEW,
      range,
      filters: { [subject.dimension]: [subject.value] },
    })
  }
  return spendViewHref('/explore', { ...STANDARD_VIEW, filters: { source: [subject.source] } })
}

/** Tells an alert: figures, when the line was crossed, when the data came, and where to look. Pure and repeatable. */
export function alertMessage(alert: Alert, at: { publicUrl: string; timeZone: string }): ChannelMessage {
  const subject = alertHeadline(alert)
  const view = at.publicUrl + alertViewHref(alert, at.timeZone)
  const page = `${at.publicUrl}/alerts/${alert.id}`
  return figuresMessage({
    subject,
    figures: alertFacts(alert, at.timeZone),
    links: [
      ['See the calls', view],
      ['The alert', page],
    ],
    why: 'You get this because the channel is set for this alert. Outlay reads after the fact: it alerts, it does not stop.',
    payload: {
      type: 'alert.raised',
      timestamp: alert.knownAt.toISOString(),
      data: { ...toWireAlert(alert), summary: subject, url: page, view_url: view },
    },
  })
}
