import { sameSpelling } from '../erasure/identity-name'

interface Person {
  userId: string
  email: string
  name: string | null
}

export interface SuggestedPerson {
  userId: string
  email: string
  /** What speaks for it, to go after the name. */
  why: string
}

/**
 * Whose a name in the logs likely is, and why; null where nobody's, or where as much speaks for two. `addresses`: what tags of
 * the same usage name. A suggestion only: somebody who knows confirms it.
 */
export function suggestPerson(
  sent: { name: string; addresses: readonly string[] },
  members: readonly Person[],
): SuggestedPerson | null {
  const name = sameSpelling(sent.name)
  const addresses = sent.addresses.map(sameSpelling)
  const rules: [why: string, is: (member: Person) => boolean][] = [
    ['the same address', ({ email }) => sameSpelling(email) === name],
    ['a tag of this usage has their address', ({ email }) => addresses.includes(sameSpelling(email))],
    ['their name', (member) => member.name !== null && sameSpelling(member.name) === name],
    ['the beginning of their address', ({ email }) => sameSpelling(email.split('@')[0] ?? '') === name],
    // As "ann@laptop" and "ann-laptop" are of "ann@example.com".
    [
      'begins as their address does',
      ({ email }) => {
        const local = sameSpelling(email.split('@')[0] ?? '')
        return local.length > 2 && name.startsWith(local) && /^[@\-_.]/.test(name.slice(local.length))
      },
    ],
  ]
  for (const [why, is] of rules) {
    const [only, another] = members.filter(is)
    if (only && !another) return { userId: only.userId, email: only.email, why }
    if (another) return null
  }
  return null
}
