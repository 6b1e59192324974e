import { describe, expect, it } from 'vitest'
import { parseTap } from './parse-tap'

const counted = (text: string) => {
  const parsed = parseTap(text)
  if (typeof parsed === 'string') return parsed
  const [suite] = parsed.suites
  return [suite?.passed, suite?.total, suite?.skipped, parsed.failures]
}

describe('a TAP stream', () => {
  it('counts points; those skipped or to do are in no figure, passed or not', () => {
    const text = ['TAP version 14', '1..6', 'ok 1 - a', 'not ok 2 - b', 'ok 3 # SKIP no network']
    text.push('not ok 4 - d # TODO later', 'ok 5 - e # TODO works already', 'not ok 6 # SKIP')
    expect(counted(text.join('\n'))).toEqual([1, 2, 4, ['b']])
  })

  it('counts the subtests of a test, and it only where it failed though none of them did', () => {
    const text = `# Subtest: a
    ok 1 - x
    not ok 2 - y
    # Subtest: deep
        ok 1 - d
        1..1
    ok 3 - deep
    1..3
not ok 1 - a
# Subtest: teardown breaks
    ok 1 - only
    1..1
not ok 2 - teardown breaks
1..2`
    expect(counted(text)).toEqual([3, 5, 0, ['a > y', 'teardown breaks']])
  })

  it('counts what a plan promises and never comes, and a bail-out, as failed', () => {
    expect(counted('1..5\nok 1\nok 2')).toEqual([2, 5, 0, ['3 planned and never came']])
    expect(counted('ok 1\nBail out! no database')).toEqual([1, 2, 0, ['Bail out! no database']])
  })

  it('counts a point beyond the plan, and a second of one number, as failed', () => {
    expect(counted('1..1\nok 1\nok 2 - extra')).toEqual([1, 2, 0, ['extra']])
    expect(counted('1..2\nok 1\nok 1 - twice')).toEqual([1, 2, 0, ['twice']])
  })

  it('reads no diagnostics: what a test printed is nowhere, also where it looks like a result', () => {
    const text =
      '1..2\nok 1\n  ---\n  not ok 7 - secret\n  a: !!js/function x\n  ...\nnot ok 2 - b\n  ---\n  open: 1\n'
    expect(counted(text)).toEqual([1, 2, 0, ['b']])
    expect(counted('ok 1\n  ---\n  never closed\nok 2\n1..2')).toEqual([2, 2, 0, []])
  })

  it('may say that everything was skipped', () => {
    expect(counted('1..0 # skip not on this system')).toEqual([0, 0, 0, []])
  })

  it('stays small whatever its plan promises', () => {
    expect(counted('1..99999999999\nok 1')).toEqual([1, 1_000_000, 0, ['999999 planned and never came']])
  })

  it.each(['', 'hello\nworld', '<testsuite/>', '{"ok":true}'])('is not %j', (text) => {
    expect(counted(text)).toContain('no TAP')
  })
})
