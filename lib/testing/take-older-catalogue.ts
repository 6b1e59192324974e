import { randomUUID } from 'node:crypto'
import { inOrganizationSql } from '../data/database'
import { rememberPriceSnapshot } from '../data/prices/price-snapshots'
import { updateTakenSnapshot } from '../data/prices/taken-snapshot'
import { currentSnapshot } from '../domain/pricing/current-snapshot'
import type { PriceRow } from '../domain/pricing/price-snapshot'

/** As before an upgrade: an older catalogue, in which claude-haiku-4-5 cost $2 in and something else was sold, is in use. */
export async function takeOlderCatalogue(organizationId: number): Promise<string> {
  const now = currentSnapshot()
  const id = `2026-01-01.${randomUUID().slice(0, 12)}`
  const [first] = now.rows
  if (!first) throw new Error('The catalogue is empty')
  const rows = now.rows
    .filter(({ model }) => model !== 'o3-pro')
    .map(
      (row): PriceRow =>
        row.provider === 'anthropic' && row.model === 'claude-haiku-4-5' ? { ...row, inputUsd: '2' } : row,
    )
  await inOrganizationSql(organizationId, async (tx) => {
    await rememberPriceSnapshot(tx, {
      ...now,
      id,
      rows: [...rows, { ...first, provider: 'aaa', model: 'old-model' }],
    })
    await updateTakenSnapshot(tx, id)
  })
  return id
}
