import type { PrismaTransaction } from '../database'

/** Runs inside each organization that a person is in, one after another in the same transaction, for what is not of one. */
export async function eachOrganizationOf(
  tx: PrismaTransaction,
  userId: string,
  run: (organizationId: number) => Promise<void>,
): Promise<void> {
  await tx.$queryRaw`SELECT set_config('outlay.user', ${userId}, true)`
  const organizations = await tx.$queryRaw<{ id: number }[]>`
    SELECT organization_id AS id FROM member WHERE user_id = ${userId}::uuid AND accepted_at IS NOT NULL
      AND NOT EXISTS (SELECT FROM deleted_organization d WHERE d.id = organization_id) ORDER BY 1`
  for (const { id } of organizations) {
    await tx.$queryRaw`SELECT set_config('outlay.organization', ${String(id)}, true), enter_organization(${id}::integer, true, NULL)::text`
    await run(id)
  }
  await tx.$queryRaw`SELECT set_config('outlay.user', '', true), set_config('outlay.organization', '', true)`
}
