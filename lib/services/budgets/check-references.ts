import type { SqlTransaction } from '../../data/database'
import type { Budget } from '../../domain/budgets/budget'
import { type FieldError, ProductError } from '../../domain/errors'

/** Refuses a budget that names a channel or an owner that are not the organization's. */
export async function checkReferences(
  tx: SqlTransaction,
  { channelIds, ownerUserId }: Pick<Budget, 'channelIds' | 'ownerUserId'>,
): Promise<void> {
  const [found] = await tx.rows<{ channels: string[]; is_member: boolean }>(
    `SELECT coalesce((SELECT array_agg(id::text) FROM channel WHERE organization_id = $1 AND id = ANY ($2::uuid[])), '{}')
         AS channels,
       EXISTS (SELECT FROM member WHERE organization_id = $1 AND user_id = $3::uuid) AS is_member`,
    [tx.organizationId, channelIds, ownerUserId],
  )
  const fields: FieldError[] = []
  channelIds.forEach((id, at) => {
    if (!found?.channels.includes(id.toLowerCase()))
      fields.push({ path: `channel_ids.${at}`, message: 'There is no such channel.' })
  })
  if (ownerUserId !== null && !found?.is_member)
    fields.push({ path: 'owner_user_id', message: 'The owner is no member of the organization.' })
  const [first] = fields
  if (first) throw new ProductError('invalid', first.message, { fields })
}
