import { inOrganizationAlone, inOrganizationSql } from '../../data/database'
import { readClock } from '../../data/organizations/read-clock'
import { findRetention, moveKeptFrom } from '../../data/organizations/retention'
import { deleteOldEvents } from '../../data/usage/delete-old-events'
import { findOrganizationIds } from '../../data/usage/find-organization-ids'
import { keptFrom, MARGIN_MS } from '../../domain/organizations/retention'
import { log } from '../../observe/log'
import { eachOrganization } from '../each-organization'
import { repeatUntilAborted } from '../repeat-until-aborted'

const EVERY_MS = 15_000
// Some milliseconds a batch: who writes and reads beside it does not notice.
const AT_ONCE = 2_000

/** Deletes what organizations no longer keep, from now on. */
export function addRetentionJobs(signal: AbortSignal): void {
  const event = 'events.not_deleted'
  repeatUntilAborted(event, EVERY_MS, signal, async () => {
    await eachOrganization(await findOrganizationIds(), event, (id) =>
      deleteWhatIsNotKept(id, { nowMs: Date.now(), signal }),
    )
  })
}

/** Moves on the day from which an organization keeps its events, and deletes those from before, a batch after the other. */
export async function deleteWhatIsNotKept(
  organizationId: number,
  { nowMs, signal, atOnce = AT_ONCE }: { nowMs: number; signal?: AbortSignal; atOnce?: number },
): Promise<number> {
  const before = await moveOn(organizationId, nowMs)
  if (before === null) return 0
  let deleted = 0
  for (let count = atOnce; count > 0 && !signal?.aborted; deleted += count)
    count = await inOrganizationSql(organizationId, (tx) => deleteOldEvents(tx, before, atOnce))
  if (deleted > 0) log.info('events.deleted', { organization_id: organizationId, events: deleted })
  return deleted
}

async function moveOn(organizationId: number, nowMs: number): Promise<Date | null> {
  const {
    keepEventsDays: days,
    eventsKeptFrom: from,
    timeZone,
  } = await inOrganizationSql(organizationId, async (tx) => ({
    ...(await findRetention(tx)),
    timeZone: (await readClock(tx)).timeZone,
  }))
  if (days === null) return from
  const to = keptFrom(days, nowMs, timeZone)
  if (from !== null && to <= from) return from
  // By a day nobody who writes is passed. By more, as after a worker stood still, they are waited for.
  if (from !== null && to.getTime() - from.getTime() <= MARGIN_MS)
    await inOrganizationSql(organizationId, (tx) => moveKeptFrom(tx, to))
  else await inOrganizationAlone(organizationId, (tx) => moveKeptFrom(tx, to))
  return to
}
