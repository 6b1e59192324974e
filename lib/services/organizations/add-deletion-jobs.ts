import { findUnfinishedDeletions } from '../../data/organizations/deleted-organizations'
import { eachOrganization } from '../each-organization'
import { repeatUntilAborted } from '../repeat-until-aborted'
import { removeDeletedOrganization } from './remove-deleted-organization'

const EVERY_MS = 2_000

/** Takes away what deleted organizations held, from now on, and goes on with what a dead process left. */
export function addDeletionJobs(signal: AbortSignal): void {
  const event = 'organization.not_taken_away'
  repeatUntilAborted(event, EVERY_MS, signal, async () => {
    const deleted = await findUnfinishedDeletions()
    await eachOrganization(deleted, event, (id) => removeDeletedOrganization(id, { signal }))
  })
}
