import { insertAuditRow } from '../../data/audit/insert-audit-row'
import { inOrganizationSql } from '../../data/database'
import { findModelRateLimits, upsertModelRateLimits } from '../../data/routing/model-rate-limits'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { parseInput } from '../../domain/parse-input'
import { type ModelRateLimit, rateLimitsSchema } from '../../domain/routing/rate-limits'
import { auditActor } from '../audit-actor'

/** Sets how many requests a minute models may take; those not named stay as they are. Answers with all. */
export async function setRateLimits(caller: Caller, body: unknown): Promise<ModelRateLimit[]> {
  requireAllowed(caller, 'manage_routing')
  const { limits } = parseInput(rateLimitsSchema, body)
  const userId = caller.kind === 'member' ? caller.userId : null
  return inOrganizationSql(caller.organizationId, async (tx) => {
    const before = await findModelRateLimits(tx)
    await upsertModelRateLimits(
      tx,
      limits.map((one) => ({ model: one.model, requestsPerMinute: one.requests_per_minute })),
      userId,
    )
    const after = await findModelRateLimits(tx)
    if (JSON.stringify(toMap(before)) !== JSON.stringify(toMap(after)))
      await insertAuditRow(tx, {
        ...auditActor(caller),
        action: 'routing.limits',
        subject: 'requests a minute',
        before: toMap(before),
        after: toMap(after),
      })
    return after
  })
}

const toMap = (limits: readonly ModelRateLimit[]) =>
  Object.fromEntries(limits.map(({ model, requestsPerMinute }) => [model, requestsPerMinute]))
