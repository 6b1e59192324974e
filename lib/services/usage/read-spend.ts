import { readSpendBy } from '../../data/usage/sum-spend-by'
import { openDayRange } from '../../domain/calendar'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import type { SpendMeasures, SpendRow } from '../../domain/usage/spend'
import { NO_MEASURES, sumMeasures } from '../../domain/usage/sum-measures'
import type { SpendRequest } from './get-spend'

/** Spend as `getSpend` has it, its rows read a batch at a time. */
export interface SpendReading {
  timeZone: string
  batches: AsyncGenerator<SpendRow[]>
  /** The exact total of the rows that have been read. */
  total: () => SpendMeasures
}

/** Begins to read spend; whoever reads it must read to the end or return from the batches. */
export function readSpend(caller: Caller, request: SpendRequest): SpendReading {
  requireAllowed(caller, 'view_spend')
  const timeZone = request.timeZone ?? caller.timeZone
  const { from, to, groupBy, filters } = request
  let total = NO_MEASURES
  async function* counted() {
    const question = { ...openDayRange(from, to, timeZone), timeZone, groupBy, filters }
    for await (const rows of readSpendBy(caller.organizationId, question)) {
      total = sumMeasures([total, ...rows])
      yield rows
    }
  }
  return { timeZone, batches: counted(), total: () => total }
}
