import { erasedNameHasher } from '../../auth/hash-erased-name'
import type { SqlTransaction } from '../../data/database'
import { findErasedNames, findLastErasure, holdIdentities } from '../../data/erasure/erased-names'
import { sameSpelling } from '../../domain/erasure/identity-name'
import { pseudonymOf } from '../../domain/erasure/pseudonym'
import type { PseudonymFor } from '../../domain/erasure/without-identity'

/** Who was erased in an organization, as what comes in is held against it. */
export interface ErasedPeople {
  /** Null where nobody was: then there is nothing to look up. */
  pseudonymFor: PseudonymFor | null
  /** Another one after each erasure: what a process remembers of the rows before is no longer true. */
  era: string
}

/** Reads who was erased, and keeps it so until the transaction ends. The first thing that a writer of names does. */
export async function readErasedPeople(tx: SqlTransaction): Promise<ErasedPeople> {
  await holdIdentities(tx)
  const names = await findErasedNames(tx)
  if (names.length === 0) return { pseudonymFor: null, era: '' }
  const numbers = new Map(names.map(({ hash, number }) => [hash, number]))
  const hashOf = erasedNameHasher(tx.organizationId)
  // A batch says the same few names over and over.
  const known = new Map<string, string | null>()
  const pseudonymFor: PseudonymFor = (kind, name) => {
    const key = `${kind}\0${name}`
    let pseudonym = known.get(key)
    if (pseudonym === undefined) {
      const number = numbers.get(hashOf(kind, sameSpelling(name)))
      pseudonym = number === undefined ? null : pseudonymOf(number)
      known.set(key, pseudonym)
    }
    return pseudonym
  }
  return { pseudonymFor, era: (await findLastErasure(tx)) ?? '' }
}
