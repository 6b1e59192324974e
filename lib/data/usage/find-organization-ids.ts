import { inSqlTransaction } from '../database'

/** The ids of all organizations: for what walks over all of them (the ledger check, schedulers). */
export function findOrganizationIds(): Promise<number[]> {
  return inSqlTransaction({ scheduler: true }, async (tx) => {
    const rows = await tx.rows<{ id: number }>('SELECT id FROM organization ORDER BY id')
    return rows.map(({ id }) => id)
  })
}
