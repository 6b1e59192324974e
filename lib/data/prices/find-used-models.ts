import type { SqlTransaction } from '../database'

/** The names of models, with their providers, that the organization's calls ever had. */
export async function findUsedModels(
  tx: SqlTransaction,
): Promise<{ model: string; provider: string | null }[]> {
  return tx.rows(
    `SELECT DISTINCT model, provider FROM series WHERE organization_id = current_organization_id() AND model IS NOT NULL
     ORDER BY model, provider`,
  )
}
