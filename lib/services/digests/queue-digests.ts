import { inOrganizationSql } from '../../data/database'
import { findDigestReaders } from '../../data/digests/digest-choices'
import { findLastErasure, holdIdentities } from '../../data/erasure/erased-names'
import { findQueuedKeys, queueMail } from '../../data/mail/queue-mail'
import { readClock } from '../../data/organizations/read-clock'
import { calendarDayOf } from '../../domain/calendar'
import { DIGEST_KINDS, digestKey, dueDigest } from '../../domain/digests/due-digest'
import { canSendMail } from '../channels/can-send-mail'
import { composeDigest } from './compose-digest'

/**
 * Queues the digests that are due, each once by its key, whoever else does. Where no mail can be sent, nothing is queued:
 * it is in the three days that a digest may be late. `at` stands in for the database's clock in tests.
 */
export async function queueDigests(organizationId: number, at?: Date): Promise<void> {
  if (!canSendMail()) return
  const { due, lastErasure } = await inOrganizationSql(organizationId, async (tx) => {
    const { now, timeZone } = await readClock(tx)
    const today = calendarDayOf((at ?? now).getTime(), timeZone)
    const all = (await findDigestReaders(tx)).flatMap(({ caller, choice, chosenAt }) =>
      DIGEST_KINDS.flatMap((kind) => {
        const chosenOn = calendarDayOf(chosenAt.getTime(), timeZone)
        const period = choice[kind] ? dueDigest(kind, today, chosenOn) : null
        return period ? [{ caller, kind, period, key: digestKey(kind, period, caller.userId) }] : []
      }),
    )
    const queued = await findQueuedKeys(
      tx,
      all.map(({ key }) => key),
    )
    return { due: all.filter(({ key }) => !queued.has(key)), lastErasure: await findLastErasure(tx) }
  })
  for (const { caller, kind, period, key } of due) {
    const content = await composeDigest(caller, kind, period)
    await inOrganizationSql(organizationId, async (tx) => {
      await holdIdentities(tx)
      // It may name, or be for, whoever was erased meanwhile: the next round composes it anew.
      if ((await findLastErasure(tx)) !== lastErasure) return
      await queueMail(tx, { dedupeKey: key, kind: `${kind}_digest`, recipient: caller.email, content })
    })
  }
}
