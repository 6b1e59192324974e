import { inOrganizationSql } from '../../data/database'
import { findMembersOf } from '../../data/erasure/find-person'
import { sumSpendBy } from '../../data/usage/sum-spend-by'
import type { LabelView } from '../../domain/erasure/erasure-view'
import { isLikelyTheirs, sameSpelling } from '../../domain/erasure/identity-name'
import { isPseudonym } from '../../domain/erasure/pseudonym'
import { ProductError } from '../../domain/errors'
import { type MemberCaller, requireAllowed } from '../../domain/members/caller'

export interface NamesOfLogs {
  /** The member in question; null where none is. */
  member: { userId: string; email: string; name: string | null } | null
  /** What usage is under, the likeliest theirs first, then by what it cost; other members' addresses are not among them. */
  labels: (LabelView & { isLikely: boolean })[]
}

/** The names that usage is under, for an admin to say which are a person's. */
export async function listNamesOfLogs(caller: MemberCaller, userId: string | null): Promise<NamesOfLogs> {
  requireAllowed(caller, 'manage_members')
  return inOrganizationSql(caller.organizationId, async (tx) => {
    const members = await findMembersOf(tx)
    const member = members.find((one) => one.userId === userId) ?? null
    if (userId !== null && !member) throw new ProductError('not_found', 'There is no such member.')
    const others = new Set(members.filter((one) => one !== member).map(({ email }) => sameSpelling(email)))
    const rows = await sumSpendBy(tx, {
      ...{ from: null, to: null, timeZone: caller.timeZone },
      groupBy: ['user'],
      filters: {},
    })
    const labels = rows.flatMap(({ values: [label = null], events, costUsd }) =>
      label === null || isPseudonym(label) || others.has(sameSpelling(label))
        ? []
        : [{ label, events, costUsd, isLikely: member !== null && isLikelyTheirs(label, member) }],
    )
    labels.sort(
      (a, b) =>
        Number(b.isLikely) - Number(a.isLikely) ||
        Number(b.costUsd ?? 0) - Number(a.costUsd ?? 0) ||
        (a.label < b.label ? -1 : 1),
    )
    return {
      member: member && { userId: member.userId, email: member.email, name: member.name },
      labels,
    }
  })
}
