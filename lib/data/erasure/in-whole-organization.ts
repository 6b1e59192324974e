import { inOrganizationSql, type SqlTransaction } from '../database'
import { asTheProduct } from '../viewer'

/** Runs SQL on all that an organization has: somebody to erase is named in what others see alone, as in their private views. */
export function inWholeOrganization<Result>(
  organizationId: number,
  run: (tx: SqlTransaction) => Promise<Result>,
): Promise<Result> {
  return asTheProduct(() => inOrganizationSql(organizationId, run))
}
