const AT_ONCE = 8

/** Runs a task for each of some organizations, some of them side by side; one's failure is said and keeps no other from its turn. */
export async function eachOrganization(
  ids: readonly number[],
  what: string,
  run: (organizationId: number) => Promise<unknown>,
): Promise<void> {
  const left = [...ids]
  const take = async () => {
    for (let id = left.shift(); id !== undefined; id = left.shift()) {
      const organizationId = id
      await run(organizationId).catch((error: unknown) =>
        console.error(`${what} (organization ${organizationId}):`, error),
      )
    }
  }
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, left.length) }, take))
}
