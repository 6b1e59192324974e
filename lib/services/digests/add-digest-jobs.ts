import { findOrganizationIds } from '../../data/usage/find-organization-ids'
import { eachOrganization } from '../each-organization'
import { repeatUntilAborted } from '../repeat-until-aborted'
import { queueDigests } from './queue-digests'

const EVERY_MS = 5 * 60_000

/** Queues digests as they fall due, from now on. */
export function addDigestJobs(signal: AbortSignal): void {
  repeatUntilAborted('digests.not_queued', EVERY_MS, signal, async () => {
    await eachOrganization(await findOrganizationIds(), 'digests.not_queued', async (id) => {
      if (!signal.aborted) await queueDigests(id)
    })
  })
}
