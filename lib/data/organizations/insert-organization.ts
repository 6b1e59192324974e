import { insertAuditEntry } from '../audit/insert-audit-entry'
import { inPrismaTransaction } from '../database'

export interface NewOrganization {
  name: string
  timeZone: string
  owner: { userId: string; email: string; ip: string | null }
}

/** Makes a further organization with its owner; answers its number. */
export function insertOrganization({ name, timeZone, owner }: NewOrganization): Promise<number> {
  return inPrismaTransaction({ nothing: true }, async (tx) => {
    const [next] = await tx.$queryRaw<{ id: number }[]>`SELECT nextval('organization_id_seq')::integer AS id`
    if (!next) throw new Error('the sequence of organizations gave no number')
    const organizationId = next.id
    await tx.$queryRaw`SELECT set_config('outlay.organization', ${String(organizationId)}, true)`
    await tx.organization.create({ data: { id: organizationId, name, timeZone } })
    await tx.member.create({ data: { organizationId, userId: owner.userId, role: 'owner' } })
    await insertAuditEntry(tx, {
      organizationId,
      actorUserId: owner.userId,
      actorLabel: owner.email,
      action: 'organization.create',
      subject: `organization ${organizationId}`,
      after: { name, time_zone: timeZone },
      ip: owner.ip,
    })
    return organizationId
  })
}
