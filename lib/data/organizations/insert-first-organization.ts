import { randomUUID } from 'node:crypto'
import { insertApiKey, type NewApiKey } from '../api-keys/insert-api-key'
import { insertAuditEntry } from '../audit/insert-audit-entry'
import { inPrismaTransaction, type PrismaTransaction } from '../database'
import { readFirstStartIn } from './first-start-state'

export interface FirstOrganization {
  email: string
  name: string | null
  passwordHash: string
  organizationName: string
  timeZone: string
  apiKey?: Omit<NewApiKey, 'createdBy'>
  ip: string | null
}

// Any number of ours that no other lock has.
const lockNumber = 72_707_370

/** Lets one at a time begin, or open, first start. */
export async function lockFirstStart(tx: PrismaTransaction): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(${lockNumber})::text`
}

/** Makes the first person, their organization and its key, all or nothing; null where somebody was first. */
export async function insertFirstOrganization(
  first: FirstOrganization,
): Promise<{ organizationId: number; userId: string } | null> {
  return inPrismaTransaction({ nothing: true }, async (tx) => {
    await lockFirstStart(tx)
    if ((await readFirstStartIn(tx)) !== 'open') return null
    const [next] = await tx.$queryRaw<{ id: number }[]>`SELECT nextval('organization_id_seq')::integer AS id`
    if (!next) throw new Error('the sequence of organizations gave no number')
    const organizationId = next.id
    const userId = randomUUID()
    await tx.$queryRaw`SELECT set_config('outlay.organization', ${String(organizationId)}, true)`
    await tx.organization.create({
      data: { id: organizationId, name: first.organizationName, timeZone: first.timeZone },
    })
    await tx.userAccount.create({
      data: {
        id: userId,
        email: first.email,
        name: first.name,
        passwordHash: first.passwordHash,
        // Whoever comes first is whoever runs the server.
        isAddressProven: true,
      },
    })
    await tx.member.create({ data: { organizationId, userId, role: 'owner' } })
    const entry = { organizationId, actorUserId: userId, actorLabel: first.email, ip: first.ip }
    await insertAuditEntry(tx, {
      ...entry,
      action: 'organization.create',
      subject: `organization ${organizationId}`,
      after: { name: first.organizationName, time_zone: first.timeZone },
    })
    if (first.apiKey) {
      const key = { ...first.apiKey, createdBy: userId }
      await insertApiKey(tx, organizationId, key)
      await insertAuditEntry(tx, {
        ...entry,
        action: 'api_key.create',
        subject: `api key ${key.id}`,
        after: { name: key.name, prefix: key.prefix, scopes: [...key.scopes] },
      })
    }
    return { organizationId, userId }
  })
}
