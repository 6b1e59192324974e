import { inOrganizationSql } from '../../data/database'
import { findKeptFrom } from '../../data/organizations/retention'
import { findRunRecords } from '../../data/runs/find-run-records'
import {
  type CallGroup,
  findCallNames,
  readUsableCalls,
  sumCallsBetween,
} from '../../data/usage/what-if-groups'
import { openDayRange } from '../../domain/calendar'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import type { SpendFilters } from '../../domain/usage/spend'
import { groupEdges } from '../../domain/what-if/group-edges'
import { runEvidence } from '../../domain/what-if/run-evidence'
import { isAsked, type Scenario } from '../../domain/what-if/scenario'
import { sumWhatIf, type WhatIfReport } from '../../domain/what-if/what-if-report'
import { priceBookOf } from '../usage/price-book-of'
import { WhatIfRows } from './what-if-rows'

export interface WhatIfRequest {
  /** Local days, both inclusive; null is open. */
  from: string | null
  to: string | null
  /** The organization's where not given. */
  timeZone?: string | undefined
  filters: SpendFilters
  scenario: Scenario
}

/**
 * The recorded tokens at other models' prices, each call as on its day. Calls that cost the same a token are summed in
 * the database; what can't be summed exactly is read call by call, so that the answer is the sum over the calls.
 */
export async function getWhatIf(caller: Caller, request: WhatIfRequest): Promise<WhatIfReport> {
  requireAllowed(caller, 'view_spend')
  const timeZone = request.timeZone ?? caller.timeZone
  const { from, to, filters, scenario } = request
  const question = { ...openDayRange(from, to, timeZone), timeZone, filters }
  return inOrganizationSql(caller.organizationId, async (tx) => {
    const book = await priceBookOf(tx)
    const rows = new WhatIfRows(scenario, book)
    const { names, ...range } = await findCallNames(tx, question)
    const edges = groupEdges(
      names.map((one) => rows.swapped(one)),
      scenario,
      book,
      range,
    )
    const groups = await sumCallsBetween(tx, question, {
      ...edges,
      instants: edges.instants.map((instant) => new Date(instant)),
    })
    for (const group of groups) rows.count(group)
    const oneByOne = new Set(groups.filter((group) => !rows.canSum(group)).map(rows.keyOf))
    const isSummed = (group: CallGroup) =>
      group.kind !== 'usable' || !(group.hasComponents || oneByOne.has(rows.keyOf(group)))
    for (const group of groups) if (isSummed(group)) rows.addGroup(group)
    if (groups.some((group) => !isSummed(group))) {
      const named = groups.filter((group) => oneByOne.has(rows.keyOf(group)))
      for await (const event of readUsableCalls(tx, question, [
        ...new Map(named.map((group) => [rows.keyOf(group), group.names])).values(),
      ]))
        rows.addEvent(event)
    }
    const runs = isAsked(scenario) ? await findRunRecords(tx) : []
    const made = rows.toRows(runEvidence(runs, filters, book))
    return {
      ...{ from, to, timeZone, scenario, snapshotId: book.snapshot.id },
      rows: made,
      total: sumWhatIf(made),
      eventsKeptFrom: await findKeptFrom(tx, question.from),
    }
  })
}
