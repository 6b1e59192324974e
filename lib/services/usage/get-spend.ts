import { inOrganizationSql } from '../../data/database'
import { sumSpendBy } from '../../data/usage/sum-spend-by'
import { openDayRange } from '../../domain/calendar'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import type { SpendDimension, SpendFilters, SpendReport } from '../../domain/usage/spend'
import { sumMeasures } from '../../domain/usage/sum-measures'

export interface SpendRequest {
  /** Local days, both inclusive; null is open. */
  from: string | null
  to: string | null
  /** Where the last day is counted until, where not all of it. */
  until?: Date | null | undefined
  /** The organization's where not given. */
  timeZone?: string | undefined
  groupBy: readonly SpendDimension[]
  filters: SpendFilters
}

/** Spend by any dimensions, with the total of all rows. */
export async function getSpend(caller: Caller, request: SpendRequest): Promise<SpendReport> {
  requireAllowed(caller, 'view_spend')
  const timeZone = request.timeZone ?? caller.timeZone
  const { from, to, until, groupBy, filters } = request
  const range = openDayRange(from, to, timeZone)
  const rows = await inOrganizationSql(caller.organizationId, (tx) =>
    sumSpendBy(tx, { ...range, ...(until && { to: until }), timeZone, groupBy, filters }),
  )
  return { from, to, timeZone, groupBy, rows, total: sumMeasures(rows) }
}
