import { scopeInWords } from '../budgets/budget-in-words'
import { displayDay, displayDays } from '../display/display-time'
import { displayUsd } from '../display/display-usd'
import { formatUsd } from '../money'
import { dimensionLabel } from '../usage/dimension-label'
import type { Alert } from './alert'
import { whenInWords } from './alert-in-words'

/** What there is to know of an alert, each with its name: the figures as they were when it was known. */
export function alertFacts(alert: Alert, timeZone: string): [label: string, value: string][] {
  const usd = (femto: bigint) => displayUsd(formatUsd(femto))
  const { subject, period } = alert
  const facts: [string, string][] = []
  if (alert.spent !== null) facts.push(['Spent', usd(alert.spent)])
  if (alert.amount !== null) facts.push(['Budget', usd(alert.amount)])
  if (alert.expected !== null)
    facts.push([alert.kind === 'budget' ? 'Forecast for the period' : 'Expected', usd(alert.expected)])
  if (period) facts.push([period.start === period.end ? 'Day' : 'Period', periodInWords(period)])
  if (subject.kind === 'budget') facts.push(['For', scopeInWords(subject.scope)])
  if (subject.kind === 'anomaly')
    for (const { dimension, value, aboveUsd } of subject.drivers)
      facts.push([
        `Driven by ${dimensionLabel(dimension).toLowerCase()}`,
        `${value ?? 'none'}, ${displayUsd(aboveUsd)} above the expected`,
      ])
  facts.push(['When', whenInWords(alert, timeZone)])
  return facts
}

function periodInWords({ start, end }: NonNullable<Alert['period']>): string {
  return end === null ? `since ${displayDay(start, true)}` : displayDays(start, end, true)
}
