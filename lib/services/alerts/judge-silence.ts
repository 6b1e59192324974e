import { findAlertSettings } from '../../data/alerts/alert-settings-rows'
import { findLastEvents } from '../../data/alerts/find-last-events'
import { insertAlerts } from '../../data/alerts/insert-alerts'
import { recoverSilence } from '../../data/alerts/recover-silence'
import { inOrganizationSql } from '../../data/database'
import { readClock } from '../../data/organizations/read-clock'
import type { NewAlert } from '../../domain/alerts/new-alert'

const HOUR_MS = 3_600_000

/**
 * Raises that a watched source has sent nothing for as long as was said, once a silence, and lets it recover when
 * something comes. A source that never sent anything is silent since it is watched. `at` stands in for the clock in tests.
 */
export async function judgeSilence(organizationId: number, at?: Date): Promise<string[]> {
  return inOrganizationSql(organizationId, async (tx) => {
    const { watches, channelIds } = await findAlertSettings(tx)
    if (watches.length === 0) return []
    const now = at ?? (await readClock(tx)).now
    const lastAt = await findLastEvents(
      tx,
      watches.map(({ source }) => source),
    )
    const silent: NewAlert[] = []
    for (const { source, silentHours, createdAt } of watches) {
      const last = lastAt.get(source) ?? createdAt
      const silentAt = new Date(last.getTime() + silentHours * HOUR_MS)
      if (silentAt > now) await recoverSilence(tx, source)
      else silent.push(toNewAlert(source, silentHours, last, silentAt, channelIds))
    }
    return (await insertAlerts(tx, silent)).map(({ id }) => id)
  })
}

function toNewAlert(
  source: string,
  silentHours: number,
  last: Date,
  silentAt: Date,
  channelIds: readonly string[],
): NewAlert {
  return {
    kind: 'no_data',
    dedupeKey: `no_data:${source}:${last.toISOString()}`,
    subject: { kind: 'no_data', source, lastEventAt: last.toISOString(), silentHours },
    budgetId: null,
    threshold: null,
    period: null,
    crossedAt: silentAt,
    amount: null,
    spent: null,
    expected: null,
    channelIds,
  }
}
