import { randomUUID } from 'node:crypto'
import { insertAuditRow } from '../../data/audit/insert-audit-row'
import { inOrganizationSql, type SqlTransaction } from '../../data/database'
import { readClock } from '../../data/organizations/read-clock'
import { findOwnPrices, insertOwnPrice, lockOwnPrices, updateOwnPrice } from '../../data/prices/own-prices'
import { ProductError } from '../../domain/errors'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { type OwnPrice, type OwnPriceValues, readOwnPrice } from '../../domain/pricing/own-price'
import { clashingPrices, datesInWords, priceSubjectKey } from '../../domain/pricing/price-clash'
import { auditActor } from '../audit-actor'
import { catalogueOf } from './catalogue-of'
import { nameOf, toAudit } from './own-price-in-audit'

/**
 * Sets a price of one's own for a model, or a discount on a provider, over dates. Moves no history: only events that
 * arrive from now on are priced by it. The same model (or provider) and start again replaces it.
 */
export async function setOwnPrice(
  caller: Caller,
  subject: { model: string } | { provider: string },
  input: unknown,
): Promise<{ price: OwnPrice; isNew: boolean }> {
  requireAllowed(caller, 'manage_prices')
  return inOrganizationSql(caller.organizationId, async (tx) => {
    await lockOwnPrices(tx)
    const catalogue = await catalogueOf(tx)
    const { now } = await readClock(tx)
    const { endsPrevious, ...values } = readOwnPrice(subject, input, now.getTime())
    const key = priceSubjectKey(catalogue, values.override)
    const others = (await findOwnPrices(tx)).filter(
      ({ override }) => priceSubjectKey(catalogue, override) === key,
    )
    const before = others.find(({ override }) => isSameInstant(override, values.override))
    await makeRoom(
      tx,
      caller,
      values,
      others.filter((other) => other !== before),
      endsPrevious,
    )
    const id = before?.id ?? randomUUID()
    if (before) await updateOwnPrice(tx, id, values)
    else await insertOwnPrice(tx, id, values, caller.kind === 'member' ? caller.userId : null)
    await insertAuditRow(tx, {
      ...auditActor(caller),
      action: before ? 'price.replace' : 'price.create',
      subject: nameOf(values),
      ...(before && { before: toAudit(before) }),
      after: toAudit(values),
    })
    const price = (await findOwnPrices(tx)).find((one) => one.id === id)
    if (!price) throw new Error(`Own price ${id} is gone`)
    return { price, isNew: !before }
  })
}

/** Refuses dates that others hold; those that began before are ended at the new start where that is asked for. */
async function makeRoom(
  tx: SqlTransaction,
  caller: Caller,
  values: OwnPriceValues,
  others: readonly OwnPrice[],
  endsPrevious: boolean,
): Promise<void> {
  const { override } = values
  for (const other of clashingPrices(override, others)) {
    const isBefore = Date.parse(other.override.effective_from) < Date.parse(override.effective_from)
    if (!endsPrevious || !isBefore) throw clash(values, other, isBefore)
    if (other.commitmentUsd !== null)
      throw new ProductError(
        'conflict',
        `The commitment ${datesInWords(other.override)} is not ended by another price: set its end first.`,
      )
    const ended = { ...other, override: { ...other.override, effective_to: override.effective_from } }
    await updateOwnPrice(tx, other.id, ended)
    await insertAuditRow(tx, {
      ...auditActor(caller),
      action: 'price.end',
      subject: nameOf(other),
      before: toAudit(other),
      after: toAudit(ended),
    })
  }
}

function clash(values: OwnPriceValues, other: OwnPrice, isBefore: boolean): ProductError {
  const [path, advice] = isBefore
    ? ['effective_from', 'Begin where it ends, or end it there (end_previous).']
    : ['effective_to', 'End before it begins, or change that one.']
  const message = `${nameOf(values)} overlaps with the one ${datesInWords(other.override)}. ${advice}`
  return new ProductError('conflict', message, { fields: [{ path, message }] })
}

function isSameInstant(a: OwnPriceValues['override'], b: OwnPriceValues['override']): boolean {
  return Date.parse(a.effective_from) === Date.parse(b.effective_from)
}
