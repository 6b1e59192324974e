import { expect, it } from 'vitest'
import { suggestPerson } from './suggest-person'

const ann = { userId: 'a', email: 'ann@example.com', name: 'Ann Lee' }
const bob = { userId: 'b', email: 'bob@example.com', name: null }
const otherAnn = { userId: 'c', email: 'ann@example.org', name: null }

it.each([
  ['Ann@Example.com', [], 'the same address'],
  ['dev-box', ['ann@example.com'], 'a tag of this usage has their address'],
  ['ann lee', [], 'their name'],
  ['ANN', [], 'the beginning of their address'],
  ['ann-laptop', [], 'begins as their address does'],
  ['ann@laptop.local', [], 'begins as their address does'],
])('%s with %j is Ann: %s', (name, addresses, why) => {
  expect(suggestPerson({ name, addresses }, [ann, bob])).toEqual({ userId: 'a', email: ann.email, why })
})

it.each([
  ['annette', [], [ann, bob]],
  ['root', ['somebody@example.com'], [ann, bob]],
  // Two people begin so.
  ['ann', [], [ann, otherAnn]],
  ['ann-laptop', [], [ann, otherAnn]],
])('%s with %j is nobody in particular', (name, addresses, members) => {
  expect(suggestPerson({ name, addresses }, members)).toBeNull()
})

it('prefers what tells most', () => {
  const both = suggestPerson({ name: 'bob', addresses: ['ann@example.com'] }, [ann, bob])
  expect(both?.userId).toBe('a')
})
