import { displayDay } from '../display/display-time'
import { displayUsd } from '../display/display-usd'
import { formatUsd } from '../money'
import { dimensionLabel } from '../usage/dimension-label'
import type { Alert } from './alert'

/** One line that says what an alert is about. */
export function alertHeadline(alert: Alert): string {
  const { subject, threshold } = alert
  const usd = (femto: bigint | null) => displayUsd(femto === null ? null : formatUsd(femto))
  if (subject.kind === 'budget') {
    const line =
      threshold === null
        ? 'its line'
        : 'percent' in threshold
          ? `${threshold.percent}% of ${usd(alert.amount)}`
          : displayUsd(threshold.usd)
    return threshold?.on === 'forecast'
      ? `Budget “${subject.name}” is forecast to reach ${line}: ${usd(alert.expected)}`
      : `Budget “${subject.name}” reached ${line}: ${usd(alert.spent)} spent`
  }
  if (subject.kind === 'anomaly') {
    return `Unusual spend of ${dimensionLabel(subject.dimension).toLowerCase()} “${subject.value}” on ${displayDay(subject.day, true)}: ${usd(alert.spent)}, expected ${usd(alert.expected)}`
  }
  return `No data from “${subject.source}” for ${subject.silentHours} hours`
}
