import { displayInstant } from '../display/display-time'
import { ALERT_STATES, type Alert, type AlertKind, type AlertState } from './alert'

const STATES: Record<AlertState, string> = {
  open: 'Open',
  acknowledged: 'Acknowledged',
  snoozed: 'Snoozed',
  resolved: 'Resolved',
  recovered: 'Recovered',
}

const KINDS: Record<AlertKind, string> = { budget: 'Budget', anomaly: 'Unusual spend', no_data: 'No data' }

/** The state of an alert by its name. */
export function alertStateName(state: AlertState): string {
  return STATES[state]
}

/** What an alert is of, by its name. */
export function alertKindName(kind: AlertKind): string {
  return KINDS[kind]
}

// From this on, what was crossed and when it was known are told apart.
const LATE_MS = 3_600_000

/** Whether the data came long after what it tells of happened. */
function isLate({ crossedAt, knownAt }: Pick<Alert, 'crossedAt' | 'knownAt'>): boolean {
  return knownAt.getTime() - crossedAt.getTime() >= LATE_MS
}

/** When it happened, and, of late data, when that came: "Crossed on …; the data arrived on …". */
export function whenInWords(
  alert: Pick<Alert, 'subject' | 'threshold' | 'crossedAt' | 'knownAt'>,
  timeZone: string,
): string {
  const at = (instant: Date) => displayInstant(instant.getTime(), timeZone)
  if (alert.subject.kind === 'no_data') return `Last event on ${at(new Date(alert.subject.lastEventAt))}`
  const crossed = `${alert.threshold?.on === 'forecast' ? 'Foreseen on' : 'Crossed on'} ${at(alert.crossedAt)}`
  return isLate(alert) ? `${crossed}; the data arrived on ${at(alert.knownAt)}` : crossed
}

/** Which alerts a page lists: those of one state, or all; the open ones where the address does not say. */
export function alertStateOf(text: string | null): AlertState | 'all' {
  if (text === 'all') return 'all'
  return ALERT_STATES.find((state) => state === text) ?? 'open'
}
