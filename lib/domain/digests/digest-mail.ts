import type { CalendarPeriod } from '../calendar-period'
import { displayChange } from '../display/display-change'
import { displayNumberOf } from '../display/display-count'
import { displayDays } from '../display/display-time'
import { displayUsd } from '../display/display-usd'
import { htmlText } from '../html-text'
import type { SpendDimension } from '../usage/spend'
import { onlyFilter, spendViewQuery } from '../usage/spend-view'
import type { DigestKind } from './due-digest'

/** What a digest tells of; amounts as exact decimal text in dollars. */
export interface DigestFigures {
  kind: DigestKind
  organizationName: string
  /** What its reader sees of the organization, where that is not all. */
  shareInWords: string | null
  period: CalendarPeriod
  /** Null where there were calls and none has a cost. */
  spentUsd: string | null
  before: CalendarPeriod & { spentUsd: string | null }
  calls: number
  unpricedCalls: number
  /** The largest of each, by cost. */
  top: readonly {
    dimension: SpendDimension
    title: string
    rows: readonly { name: string | null; costUsd: string | null }[]
  }[]
  /** What the month that it is now comes to; null where the history is too short. */
  forecast: { p10Usd: string; p50Usd: string; p90Usd: string } | null
  openAlerts: number
  /** Budgets that are not well, by name. */
  budgets: readonly {
    id: string
    name: string
    state: 'warning' | 'exceeded'
    spentUsd: string
    limitUsd: string
  }[]
}

interface Line {
  text: string
  href?: string
}

/** A digest as a mail, in text and in HTML; each figure leads to the calls behind it. */
export function digestMail(
  figures: DigestFigures,
  at: { publicUrl: string; unsubscribeUrl: string },
): { subject: string; text: string; html: string } {
  const { period, before } = figures
  const days = displayDays(period.start, period.end, true)
  const range = { from: period.start, to: period.end }
  const link = (path: string) => at.publicUrl + path
  const explore = (dimension: SpendDimension, name: string | null) =>
    link(`/explore${spendViewQuery({ range, filters: onlyFilter({}, dimension, name) })}`)
  const subject = `${figures.organizationName}: ${costInWords(figures.spentUsd)} on ${days}`
  const head: Line[] = [
    {
      text: `${figures.spentUsd === null ? costInWords(null) : `${displayUsd(figures.spentUsd)} spent`} on ${days} by ${displayNumberOf(figures.calls, 'call')}.`,
      href: link(`/explore${spendViewQuery({ range })}`),
    },
    {
      text: `${displayDays(before.start, before.end, true)}: ${costInWords(before.spentUsd)}${changeInWords(figures.spentUsd, before.spentUsd)}.`,
    },
  ]
  if (figures.shareInWords) head.push({ text: figures.shareInWords })
  if (figures.unpricedCalls > 0)
    head.push({ text: `${displayNumberOf(figures.unpricedCalls, 'call')} without a price, in none of it.` })
  if (figures.forecast)
    head.push({
      text: `This month comes to ${displayUsd(figures.forecast.p50Usd)}, 80% sure: ${displayUsd(figures.forecast.p10Usd)} to ${displayUsd(figures.forecast.p90Usd)}.`,
      href: link('/forecast'),
    })
  const sections: { title: string; lines: Line[] }[] = figures.top
    .filter(({ rows }) => rows.length > 0)
    .map(({ dimension, title, rows }) => ({
      title,
      lines: rows.map(({ name, costUsd }) => ({
        text: `${name ?? '(none)'}: ${displayUsd(costUsd)}`,
        href: explore(dimension, name),
      })),
    }))
  const warnings: Line[] = figures.budgets.map(({ id, name, state, spentUsd, limitUsd }) => ({
    text: `Budget “${name}” ${state === 'exceeded' ? 'is exceeded' : 'has a warning'}: ${displayUsd(spentUsd)} of ${displayUsd(limitUsd)}`,
    href: link(`/budgets/${id}`),
  }))
  if (figures.openAlerts > 0)
    warnings.push({ text: displayNumberOf(figures.openAlerts, 'open alert'), href: link('/alerts') })
  if (warnings.length > 0) sections.unshift({ title: 'To look at', lines: warnings })
  const why = `You get this because you chose the ${figures.kind} digest of ${figures.organizationName}.`
  return {
    subject,
    text: toText(head, sections, why, at.unsubscribeUrl),
    html: toHtml(subject, head, sections, why, at.unsubscribeUrl),
  }
}

function costInWords(usd: string | null): string {
  return usd === null ? 'unknown cost' : displayUsd(usd)
}

function changeInWords(now: string | null, before: string | null): string {
  return now === null || before === null ? '' : ` (${displayChange(now, before).percent ?? 'new'})`
}

type Sections = readonly { title: string; lines: readonly Line[] }[]

function toText(head: readonly Line[], sections: Sections, why: string, unsubscribeUrl: string): string {
  const line = ({ text, href }: Line) => (href ? `${text}\n  ${href}` : text)
  return [
    head.map(line).join('\n'),
    ...sections.map(({ title, lines }) => `${title}\n${lines.map(line).join('\n')}`),
    `${why}\nNo more of these: ${unsubscribeUrl}`,
  ].join('\n\n')
}

function toHtml(
  subject: string,
  head: readonly Line[],
  sections: Sections,
  why: string,
  unsubscribeUrl: string,
): string {
  const line = ({ text, href }: Line) =>
    href ? `<a href="${htmlText(href)}">${htmlText(text)}</a>` : htmlText(text)
  const lists = sections.map(
    ({ title, lines }) =>
      `<h2 style="font-size:15px;margin:24px 0 4px">${htmlText(title)}</h2><ul style="margin:0;padding-left:20px">${lines.map((one) => `<li>${line(one)}</li>`).join('')}</ul>`,
  )
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>${htmlText(subject)}</title></head><body style="font-family:sans-serif;line-height:1.5;max-width:36rem"><h1 style="font-size:18px">${htmlText(subject)}</h1>${head.map((one) => `<p style="margin:4px 0">${line(one)}</p>`).join('')}${lists.join('')}<p style="margin-top:24px"><small>${htmlText(why)} <a href="${htmlText(unsubscribeUrl)}">No more of these</a></small></p></body></html>`
}
