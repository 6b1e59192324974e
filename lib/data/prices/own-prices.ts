import type { OwnPrice, OwnPriceValues } from '../../domain/pricing/own-price'
import { priceOverrideSchema } from '../../domain/pricing/price-overrides'
import type { SqlTransaction } from '../database'
import { withoutTrailingZeros } from '../usage/sum-spend-by'

interface Row {
  id: string
  model: string | null
  provider: string | null
  effective_from: Date
  effective_to: Date | null
  prices: object
  note: string | null
  commitment_usd: string | null
  created_at: Date
  updated_at: Date
}

/** Holds every other change of the organization's prices back until the transaction ends. */
export async function lockOwnPrices(tx: SqlTransaction): Promise<void> {
  await tx.rows(`SELECT pg_advisory_xact_lock(hashtext('price_override'), $1)`, [tx.organizationId])
}

/** The organization's own prices and discounts: models first, by name and provider, each the oldest first. */
export async function findOwnPrices(tx: SqlTransaction): Promise<OwnPrice[]> {
  const rows = await tx.rows<Row>(
    `SELECT id, model, provider, effective_from, effective_to, prices, note, commitment_usd::text, created_at, updated_at
     FROM price_override WHERE organization_id = current_organization_id()
     ORDER BY (model IS NULL), model COLLATE "C", provider COLLATE "C" NULLS FIRST, effective_from, id`,
  )
  return rows.map(toOwnPrice)
}

function toOwnPrice(row: Row): OwnPrice {
  const effective_from = row.effective_from.toISOString()
  const override = priceOverrideSchema.parse({
    ...row.prices,
    model: row.model,
    provider: row.provider,
    effective_from,
    effective_to: row.effective_to?.toISOString() ?? null,
  })
  return {
    id: row.id,
    override: { ...override, effective_from },
    note: row.note,
    commitmentUsd: row.commitment_usd === null ? null : withoutTrailingZeros(row.commitment_usd),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

function valuesOf({ override, note, commitmentUsd }: OwnPriceValues): unknown[] {
  const { model, provider, effective_from, effective_to, ...prices } = override
  const given = Object.fromEntries(Object.entries(prices).filter(([, value]) => value !== null))
  return [model, provider, effective_from, effective_to, given, note, commitmentUsd]
}

export async function insertOwnPrice(
  tx: SqlTransaction,
  id: string,
  values: OwnPriceValues,
  createdBy: string | null,
): Promise<void> {
  await tx.rows(
    `INSERT INTO price_override (organization_id, id, model, provider, effective_from, effective_to, prices, note,
       commitment_usd, created_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [tx.organizationId, id, ...valuesOf(values), createdBy],
  )
}

export async function updateOwnPrice(tx: SqlTransaction, id: string, values: OwnPriceValues): Promise<void> {
  await tx.rows(
    `UPDATE price_override SET model = $3, provider = $4, effective_from = $5, effective_to = $6, prices = $7, note = $8,
       commitment_usd = $9, updated_at = now()
     WHERE organization_id = $1 AND id = $2`,
    [tx.organizationId, id, ...valuesOf(values)],
  )
}

export async function deleteOwnPrice(tx: SqlTransaction, id: string): Promise<void> {
  await tx.rows('DELETE FROM price_override WHERE organization_id = $1 AND id = $2', [tx.organizationId, id])
}

/** Whether a rule, or one over a catalogue's, is what some cost was made from. */
export async function isRuleUsed(tx: SqlTransaction, ruleId: string): Promise<boolean> {
  const rows = await tx.rows(
    `SELECT 1 FROM price_basis WHERE organization_id = current_organization_id() AND EXISTS (
       SELECT FROM jsonb_array_elements_text(basis -> 'ruleIds') rule WHERE rule = $1 OR starts_with(rule, $1 || ' over '))
     LIMIT 1`,
    [ruleId],
  )
  return rows.length > 0
}
