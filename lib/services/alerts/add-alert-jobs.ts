import { findOrganizationIds } from '../../data/usage/find-organization-ids'
import { eachOrganization } from '../each-organization'
import { repeatUntilAborted } from '../repeat-until-aborted'
import { judgeAnomalies } from './judge-anomalies'
import { judgeSilence } from './judge-silence'

const EVERY_MS = 5 * 60_000

/** Looks for unusual spend and for silence in every organization from now on. */
export function addAlertJobs(signal: AbortSignal): void {
  repeatUntilAborted('anomalies.not_judged', EVERY_MS, signal, async () => {
    await eachOrganization(await findOrganizationIds(), 'anomalies.not_judged', async (id) => {
      if (signal.aborted) return
      await judgeAnomalies(id)
      await judgeSilence(id)
    })
  })
}
