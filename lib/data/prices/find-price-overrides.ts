import { type PriceOverride, parsePriceOverrides } from '../../domain/pricing/price-overrides'
import type { SqlTransaction } from '../database'

interface Row {
  model: string | null
  provider: string | null
  effective_from: Date
  effective_to: Date | null
  prices: object
}

/** The organization's own prices, all dates, oldest first. */
export async function findPriceOverrides(tx: SqlTransaction): Promise<PriceOverride[]> {
  const rows = await tx.rows<Row>(
    `SELECT model, provider, effective_from, effective_to, prices FROM price_override
     WHERE organization_id = current_organization_id() ORDER BY effective_from, id`,
  )
  if (rows.length === 0) return []
  return parsePriceOverrides(
    rows.map(({ model, provider, effective_from, effective_to, prices }) => ({
      ...prices,
      model,
      provider,
      effective_from: effective_from.toISOString(),
      effective_to: effective_to?.toISOString() ?? null,
    })),
  )
}
