import { log } from '../observe/log'

const AT_ONCE = 8

/** Runs a task for each of some organizations, some of them side by side; one's failure is logged as `event` and keeps no other from its turn. */
export async function eachOrganization(
  ids: readonly number[],
  event: string,
  run: (organizationId: number) => Promise<unknown>,
): Promise<void> {
  const left = [...ids]
  const take = async () => {
    for (let id = left.shift(); id !== undefined; id = left.shift()) {
      const organizationId = id
      await run(organizationId).catch((error: unknown) =>
        log.error(event, { organization_id: organizationId }, error),
      )
    }
  }
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, left.length) }, take))
}
