import { inOrganizationSql } from '../data/database'
import { compareRollups, type RollupComparison } from '../data/usage/compare-rollups'
import { findOrganizationIds } from '../data/usage/find-organization-ids'

export interface LedgerCheck extends RollupComparison {
  organizationId: number
}

/** Recomputes every roll-up of every organization from the events; no differences where the ledger is right. */
export async function verifyLedger(): Promise<LedgerCheck[]> {
  const checks: LedgerCheck[] = []
  for (const organizationId of await findOrganizationIds()) {
    checks.push({ organizationId, ...(await inOrganizationSql(organizationId, compareRollups)) })
  }
  return checks
}
