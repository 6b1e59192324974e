import { inOrganizationSql } from '../../data/database'
import { findMembersOf } from '../../data/erasure/find-person'
import { findIdentities } from '../../data/people/identity-rows'
import { type SentName, sumSentNames } from '../../data/people/sum-sent-names'
import { isPseudonym } from '../../domain/erasure/pseudonym'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import type { IdentityView } from '../../domain/people/identity-view'
import { suggestPerson } from '../../domain/people/suggest-person'

/**
 * Every name that usage was sent under, with whose it is or may be: those to decide first, the costliest first. Members'
 * own addresses are theirs without being confirmed.
 */
export async function listIdentities(caller: Caller): Promise<IdentityView[]> {
  requireAllowed(caller, 'manage_members')
  return inOrganizationSql(caller.organizationId, async (tx) => {
    const members = await findMembersOf(tx)
    const confirmed = new Map((await findIdentities(tx)).map((identity) => [identity.name, identity]))
    const names = (await sumSentNames(tx)).filter(({ name }) => !isPseudonym(name))
    const unused = [...confirmed.keys()].filter((name) => !names.some((sent) => sent.name === name))
    const views = [...names, ...unused.map(nothingSent)].map((sent): IdentityView => {
      const identity = confirmed.get(sent.name)
      const own = members.find(({ email }) => email === sent.name)
      const suggested = identity || own ? null : suggestPerson(sent, members)
      const { name, costUsd, firstAt, lastAt } = sent
      return {
        ...{ name, costUsd, events: Number(sent.events), firstAt, lastAt },
        state: own ? 'address' : identity ? 'confirmed' : suggested ? 'suggested' : 'unknown',
        userId: own?.userId ?? identity?.userId ?? suggested?.userId ?? null,
        email: own?.email ?? identity?.person ?? suggested?.email ?? null,
        why: suggested?.why ?? null,
        confirmedBy: identity?.confirmedLabel ?? null,
        confirmedAt: identity?.confirmedAt ?? null,
      }
    })
    return views.sort(
      (a, b) =>
        ORDER.indexOf(a.state) - ORDER.indexOf(b.state) ||
        Number(b.costUsd ?? 0) - Number(a.costUsd ?? 0) ||
        (a.name < b.name ? -1 : 1),
    )
  })
}

const ORDER = ['suggested', 'unknown', 'confirmed', 'address'] as const

function nothingSent(name: string): SentName {
  return { name, events: '0', costUsd: null, firstAt: null, lastAt: null, addresses: [] }
}
