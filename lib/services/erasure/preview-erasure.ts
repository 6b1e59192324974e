import { countIdentity } from '../../data/erasure/erase-columns'
import { countSeriesOf, findMailChannels } from '../../data/erasure/find-names'
import { inWholeOrganization } from '../../data/erasure/in-whole-organization'
import { sumSpendBy } from '../../data/usage/sum-spend-by'
import type { ErasureView } from '../../domain/erasure/erasure-view'
import { type MemberCaller, requireAllowed } from '../../domain/members/caller'
import { parseInput } from '../../domain/parse-input'
import { findPersonToErase, identityOf, personInput } from './person-to-erase'

// Nothing is called so: what would change is what differs from it.
const STAND_IN = 'Former member'

/** What erasing a person would change, in numbers; changes nothing. */
export async function previewErasure(caller: MemberCaller, input: unknown): Promise<ErasureView> {
  requireAllowed(caller, 'manage_members')
  const given = parseInput(personInput, input)
  return inWholeOrganization(caller.organizationId, async (tx) => {
    const found = await findPersonToErase(tx, caller, given)
    const { users } = found.labels
    const rows =
      users.length === 0
        ? []
        : await sumSpendBy(tx, {
            ...{ from: null, to: null, timeZone: caller.timeZone },
            groupBy: ['user'],
            filters: { user: users },
          })
    const tables = await countIdentity(tx, identityOf(found, STAND_IN))
    return {
      confirmation: found.confirmation,
      labels: rows.map(({ values: [label = null], events, costUsd }) => ({
        label: label ?? '',
        events,
        costUsd,
      })),
      series: await countSeriesOf(tx, users),
      tables: tables.filter((table) => table.rows > 0),
      channels: await findMailChannels(tx, found.identities),
    }
  })
}
