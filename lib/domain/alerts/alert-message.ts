import { htmlText } from '../html-text'
import { slackSection, slackText } from '../slack-text'
import type { SpendFilters } from '../usage/spend'
import { STANDARD_VIEW, spendViewHref } from '../usage/spend-view'
import type { Alert } from './alert'
import { alertFacts } from './alert-facts'
import { alertHeadline } from './alert-headline'
import { toWireAlert } from './to-wire-alert'

/** One alert, as each kind of channel tells it. */
export interface AlertMessage {
  subject: string
  text: string
  html: string
  slack: { text: string; blocks: object[] }
  payload: { type: string; timestamp: string; data: Record<string, unknown> }
}

/** The address of the calls behind an alert: its scope and its days in Explore. */
export function alertViewHref(alert: Alert): string {
  const crossed = alert.crossedAt.toISOString().slice(0, 10)
  const { subject, period } = alert
  if (subject.kind === 'budget') {
    const range = { from: period?.start ?? crossed, to: period?.end ?? crossed }
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
export function alertMessage(alert: Alert, at: { publicUrl: string; timeZone: string }): AlertMessage {
  const subject = alertHeadline(alert)
  const view = at.publicUrl + alertViewHref(alert)
  const page = `${at.publicUrl}/alerts/${alert.id}`
  const figures = alertFacts(alert, at.timeZone)
  const why =
    'You get this because the channel is set for this alert. Outlay reads after the fact: it alerts, it does not stop.'
  const lines = figures.map(([label, value]) => `${label}: ${value}`)
  return {
    subject,
    text: [subject, '', ...lines, '', `See the calls: ${view}`, `The alert: ${page}`, '', why].join('\n'),
    html: toHtml(subject, figures, view, page, why),
    slack: {
      text: slackText(subject),
      blocks: [
        slackSection(`*${slackText(subject)}*\n${lines.map(slackText).join('\n')}`),
        slackSection(`<${slackText(view)}|See the calls> · <${slackText(page)}|The alert>`),
        { type: 'context', elements: [{ type: 'mrkdwn', text: why }] },
      ],
    },
    payload: {
      type: 'alert.raised',
      timestamp: alert.knownAt.toISOString(),
      data: { ...toWireAlert(alert), summary: subject, url: page, view_url: view },
    },
  }
}

function toHtml(
  subject: string,
  figures: [string, string][],
  view: string,
  page: string,
  why: string,
): string {
  const rows = figures.map(
    ([label, value]) =>
      `<tr><th align="left" style="padding:4px 16px 4px 0;font-weight:normal">${htmlText(label)}</th><td style="padding:4px 0">${htmlText(value)}</td></tr>`,
  )
  return `<!doctype html><html lang="en"><body style="font-family:sans-serif;line-height:1.5"><h1 style="font-size:18px">${htmlText(subject)}</h1><table>${rows.join('')}</table><p><a href="${htmlText(view)}">See the calls</a> · <a href="${htmlText(page)}">The alert</a></p><p><small>${htmlText(why)}</small></p></body></html>`
}
