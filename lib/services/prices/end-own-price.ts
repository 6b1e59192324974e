import { insertAuditRow } from '../../data/audit/insert-audit-row'
import { inOrganizationSql } from '../../data/database'
import { readClock } from '../../data/organizations/read-clock'
import {
  deleteOwnPrice,
  findOwnPrices,
  isRuleUsed,
  lockOwnPrices,
  updateOwnPrice,
} from '../../data/prices/own-prices'
import { ProductError } from '../../domain/errors'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { ownRuleId } from '../../domain/pricing/compile-price'
import type { OwnPrice, PriceSubject } from '../../domain/pricing/own-price'
import { priceSubjectKey, shortInstant } from '../../domain/pricing/price-clash'
import { auditActor } from '../audit-actor'
import { catalogueOf } from './catalogue-of'
import { nameOf, toAudit } from './own-price-in-audit'

export interface EndedPrice {
  /** `ended`: costs were made with it, so it stays for the time until now. */
  outcome: 'removed' | 'ended'
  price: OwnPrice
}

/**
 * Takes an own price away where no cost was made with it; ends it now where some were, so that they stay explained.
 * `effectiveFrom` says which, where the model or provider has several. Moves no history.
 */
export async function endOwnPrice(
  caller: Caller,
  subject: PriceSubject,
  effectiveFrom: string | null,
): Promise<EndedPrice> {
  requireAllowed(caller, 'manage_prices')
  return inOrganizationSql(caller.organizationId, async (tx) => {
    await lockOwnPrices(tx)
    const catalogue = await catalogueOf(tx)
    const key = priceSubjectKey(catalogue, subject)
    const found = (await findOwnPrices(tx)).filter(
      ({ override }) => priceSubjectKey(catalogue, override) === key,
    )
    const price = chosen(found, effectiveFrom)
    const { now } = await readClock(tx)
    const audit = { ...auditActor(caller), subject: nameOf(price), before: toAudit(price) }
    if (!(await isRuleUsed(tx, ownRuleId(price.override)))) {
      await deleteOwnPrice(tx, price.id)
      await insertAuditRow(tx, { ...audit, action: 'price.delete' })
      return { outcome: 'removed', price }
    }
    if (Date.parse(price.override.effective_from) >= now.getTime())
      throw new ProductError(
        'conflict',
        'Costs were made with it, and it has not begun yet: set its end instead.',
      )
    const end = price.override.effective_to
    if (end !== null && Date.parse(end) <= now.getTime())
      throw new ProductError(
        'conflict',
        `It ended on ${shortInstant(end)}, and stays because costs were made with it.`,
      )
    const ended = { ...price, override: { ...price.override, effective_to: endOf(price, now.getTime()) } }
    await updateOwnPrice(tx, price.id, ended)
    await insertAuditRow(tx, { ...audit, action: 'price.end', after: toAudit(ended) })
    return { outcome: 'ended', price: ended }
  })
}

function chosen(found: readonly OwnPrice[], effectiveFrom: string | null): OwnPrice {
  const matching =
    effectiveFrom === null
      ? found
      : found.filter(({ override }) => Date.parse(override.effective_from) === Date.parse(effectiveFrom))
  const [price] = matching
  if (!price) throw new ProductError('not_found', 'There is no such own price.')
  if (matching.length === 1) return price
  const dates = matching.map(({ override }) => shortInstant(override.effective_from)).join(', ')
  const message = `There are several: say which by effective_from (${dates}).`
  throw new ProductError('invalid', message, { fields: [{ path: 'effective_from', message }] })
}

/** Now, to the second: who reads it has no use for less. */
function endOf({ override }: OwnPrice, nowMs: number): string {
  const second = nowMs - (nowMs % 1_000)
  return new Date(second > Date.parse(override.effective_from) ? second : nowMs).toISOString()
}
