import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ReplayThread, resolveReplays } from './resolve-replays'

const thread = (id: string, parentId: string | null, fingerprints: string, firstAtMs = 0): ReplayThread => ({
  id,
  parentId,
  fingerprints: fingerprints === '' ? [] : fingerprints.split(' '),
  firstAtMs,
})
const resolve = (...threads: ReplayThread[]) => Object.fromEntries(resolveReplays(threads))

describe('resolveReplays', () => {
  test.each([
    ['a root owns all', [thread('a', null, '1 2 3')], { a: 0 }],
    [
      'a fork owns what follows the common prefix',
      [thread('p', null, '1 2 3'), thread('c', 'p', '1 2 9')],
      { p: 0, c: 2 },
    ],
    ['a fork that replays everything', [thread('p', null, '1 2'), thread('c', 'p', '1 2')], { p: 0, c: 2 }],
    ['a fork that replays nothing', [thread('p', null, '1 2'), thread('c', 'p', '7 8')], { p: 0, c: 0 }],
    [
      'an equal vector after the first difference is a call of its own',
      [thread('p', null, '1 2 3'), thread('c', 'p', '1 9 3')],
      { p: 0, c: 1 },
    ],
    ['an orphan has a baseline', [thread('c', 'gone', '1 2 3')], { c: 1 }],
    ['an orphan without events', [thread('c', 'gone', '')], { c: 0 }],
    [
      'orphaned siblings: the earlier keeps what they share',
      [thread('a', 'gone', '1 2 3', 5), thread('b', 'gone', '1 2 4', 4)],
      { b: 1, a: 2 },
    ],
    [
      'at the same instant the smaller id keeps it',
      [thread('b', 'gone', '1 2 3'), thread('a', 'gone', '1 2 4')],
      { a: 1, b: 2 },
    ],
    ['a thread that names itself is a root', [thread('a', 'a', '1')], { a: 0 }],
    [
      'two that name each other: one of them is the root',
      [thread('a', 'b', '1 2'), thread('b', 'a', '1 2')],
      { a: 0, b: 2 },
    ],
    [
      'an event not known yet ends the prefix',
      [
        { ...thread('p', null, '1 2 3'), fingerprints: ['1', '', '3'] },
        { ...thread('c', 'p', ''), fingerprints: ['1', '', '3'] },
      ],
      { p: 0, c: 1 },
    ],
  ])('%s', (_, threads, expected) => {
    expect(resolve(...threads)).toEqual(expected)
  })

  test('the order in which threads are known makes no difference', () => {
    const family = [
      thread('p', null, '1 2 3', 1),
      thread('c', 'p', '1 2 9', 2),
      thread('g', 'c', '1 2 9 4', 3),
      thread('x', 'gone', '5 6 7', 9),
      thread('y', 'gone', '5 6 8', 9),
      thread('z', 'gone', '5 6 7', 1),
    ]
    const expected = resolve(...family)
    fc.assert(
      fc.property(fc.shuffledSubarray(family, { minLength: family.length }), (shuffled) => {
        expect(resolve(...shuffled)).toEqual(expected)
      }),
    )
  })
})
