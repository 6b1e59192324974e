import { describe, expect, it } from 'vitest'
import { newUsageEvent } from '../usage/new-usage-event'
import { isLikelyTheirs, isTelling, sameSpelling } from './identity-name'
import { isPseudonym, pseudonymOf } from './pseudonym'
import { fileWithoutIdentity, type PseudonymFor, withoutIdentity } from './without-identity'

const ERASED: Partial<Record<string, string[]>> = {
  user: ['ann@example.com', 'ann'],
  tag: ['ann@example.com', 'ann'],
  project: ['ann@example.com'],
}
const pseudonymFor: PseudonymFor = (kind, name) =>
  ERASED[kind]?.includes(sameSpelling(name)) ? 'Former member 1' : null

describe('an event', () => {
  const event = newUsageEvent('e', 0)

  it('that names nobody who was erased is the very same', () => {
    const other = {
      ...event,
      user: 'bo',
      project: 'ann',
      tags: { by: 'bo' },
      sourceRef: '/home/bo/x.jsonl:1',
    }
    expect(withoutIdentity(other, pseudonymFor)).toBe(other)
  })

  it('has a pseudonym where a name stood, whatever its case', () => {
    const theirs = {
      ...event,
      user: ' ANN',
      project: 'Ann@example.com',
      tags: { by: 'ann', at: 'x' },
      sourceRef: null,
    }
    expect(withoutIdentity(theirs, pseudonymFor)).toEqual({
      ...theirs,
      user: 'Former member 1',
      project: 'Former member 1',
      tags: { by: 'Former member 1', at: 'x' },
    })
  })

  it('keeps where it was read without the folders, and not even the line of a file that is called so', () => {
    const refOf = (sourceRef: string) =>
      withoutIdentity({ ...event, user: 'ann', sourceRef }, pseudonymFor).sourceRef
    expect(refOf('/Users/ann/.claude/projects/-Users-ann-shop/5f.jsonl:12')).toBe('5f.jsonl:12')
    expect(refOf('ann.jsonl:12')).toBeNull()
    expect(refOf('request 7')).toBe('request 7')
  })
})

describe('a file', () => {
  it.each([
    ['/Users/Ann/a.jsonl', 'bo', 'a.jsonl'],
    ['C:\\Users\\ann\\a.jsonl', null, 'a.jsonl'],
    ['/srv/anna/a.jsonl', 'bo', '/srv/anna/a.jsonl'],
    ['/srv/x/ann.jsonl', 'ann@example.com', null],
    ['/srv/x/a.jsonl', 'ann@example.com', 'a.jsonl'],
    // Others' files may be called as anybody.
    ['ann.jsonl', 'bo', 'ann.jsonl'],
  ])('%s of %s is kept as %s', (file, user, kept) => {
    expect(fileWithoutIdentity(file, user, pseudonymFor)).toBe(kept)
  })
})

it.each([
  ['ann@example.com', true],
  ['ann@laptop', true],
  ['Ann Lee', true],
  ['ann', false],
  ['ann-lee', false],
  ['a@b', false],
  [' ann ', false],
])('%s can be nobody else’s wherever it stands: %s', (name, isSo) => {
  expect(isTelling(name)).toBe(isSo)
})

it('a member’s likely names are their address, what stands before its @, and their name', () => {
  const member = { email: 'Ann.Lee@example.com', name: 'Ann Lee' }
  const likely = ['ann.lee@EXAMPLE.com', 'ann.lee', 'ann lee', 'ann', 'lee', '', 'bo@example.com'].filter(
    (name) => isLikelyTheirs(name, member),
  )
  expect(likely).toEqual(['ann.lee@EXAMPLE.com', 'ann.lee', 'ann lee'])
  expect(isLikelyTheirs('', { email: 'x@example.com', name: null })).toBe(false)
})

it('a pseudonym is known as one', () => {
  expect(isPseudonym(pseudonymOf(12))).toBe(true)
  expect(['former MEMBER 3 ', 'Former member', 'Former member x'].map(isPseudonym)).toEqual([
    true,
    false,
    false,
  ])
})
