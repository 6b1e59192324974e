import { findRepricingOrganizations } from '../../data/prices/repricing-rows'
import { eachOrganization } from '../each-organization'
import { repeatUntilAborted } from '../repeat-until-aborted'
import { runRepricing } from './run-repricing'

const EVERY_MS = 2_000

/** Makes costs again where somebody asked for it, from now on. */
export function addRepricingJobs(signal: AbortSignal): void {
  repeatUntilAborted('repricing.failed', EVERY_MS, signal, async () => {
    await eachOrganization(await findRepricingOrganizations(), 'repricing.failed', (id) =>
      runRepricing(id, signal),
    )
  })
}
