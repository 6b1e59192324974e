import { findRepricingOrganizations } from '../../data/prices/repricing-rows'
import { eachOrganization } from '../each-organization'
import { repeatUntilAborted } from '../repeat-until-aborted'
import { runRepricing } from './run-repricing'

const EVERY_MS = 2_000

/** Makes costs again where somebody asked for it, from now on. */
export function addRepricingJobs(signal: AbortSignal): void {
  const what = 'Costs could not be made again'
  repeatUntilAborted(what, EVERY_MS, signal, async () => {
    await eachOrganization(await findRepricingOrganizations(), what, (id) => runRepricing(id, signal))
  })
}
