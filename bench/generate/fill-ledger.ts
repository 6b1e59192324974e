import { randomUUID } from 'node:crypto'
import { inOrganizationSql } from '../../lib/data/database'
import { upsertApiImport } from '../../lib/data/imports/import-rows'
import type { MemberCaller } from '../../lib/domain/members/caller'
import type { UsageEvent } from '../../lib/domain/usage/usage-event'
import { createApiKey } from '../../lib/services/api-keys/create-api-key'
import { importUsage } from '../../lib/services/usage/import-usage'
import { makeOrganization } from '../../lib/testing/make-organization'
import { type ExactTotals, TotalsCounter } from './exact-totals'
import { generateUsageEvents } from './usage-events'

const BATCH = 5_000

export interface Filled {
  owner: MemberCaller
  organizationId: number
  events: number
  rollups: number
  key: string
  totals: ExactTotals
}

/** A new organization with a year of events before a midnight, written by the product's own ingestion. */
export async function fillLedger(events: number, endMs?: number): Promise<Filled> {
  const owner = await makeOrganization()
  const { organizationId } = owner
  const {
    id: keyId,
    name,
    secret,
  } = await createApiKey(owner, { name: 'bench', scopes: ['read'], expiresInDays: null })
  const importRow = { id: randomUUID(), keyId, name, day: '2026-10-01' }
  const counter = new TotalsCounter()
  const write = (batch: readonly UsageEvent[]) =>
    importUsage({ organizationId, events: batch, importId: (tx) => upsertApiImport(tx, importRow) })
  let batch: UsageEvent[] = []
  for (const event of generateUsageEvents({ seed: 7, count: events, days: 365, endMs, counter })) {
    batch.push(event)
    if (batch.length < BATCH) continue
    await write(batch)
    batch = []
  }
  if (batch.length > 0) await write(batch)
  const rollups = await inOrganizationSql(organizationId, async (tx) => {
    const [row] = await tx.rows<{ count: number }>('SELECT count(*)::integer AS count FROM usage_rollup')
    return row?.count ?? 0
  })
  return { owner, organizationId, events, rollups, key: secret, totals: counter.totals() }
}
