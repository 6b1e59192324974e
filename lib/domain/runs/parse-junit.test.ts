import { describe, expect, it } from 'vitest'
import { parseJunit } from './parse-junit'

const suite = (name: string, inside: string, attributes = '') =>
  `<testsuite name="${name}" ${attributes}>${inside}</testsuite>`
const good = (name: string) => `<testcase classname="c" name="${name}" time="0.1"/>`
const bad = (name: string, kind = 'failure') =>
  `<testcase classname="c" name="${name}"><${kind} message="m">secret output</${kind}></testcase>`

describe('a JUnit report', () => {
  it('counts its test cases by suite; failures and errors alike; skipped ones in no figure', () => {
    const text = `<?xml version="1.0"?><testsuites>${suite('a', good('1') + bad('2') + bad('3', 'error'))}${suite(
      'b',
      `${good('4')}<testcase name="5"><skipped/></testcase><testcase name="6"><skipped message="x">why</skipped></testcase>`,
    )}</testsuites>`
    const parsed = parseJunit(text)
    expect(parsed).toEqual({
      suites: [
        { suite: 'a', passed: 1, total: 3, skipped: 0 },
        { suite: 'b', passed: 1, total: 1, skipped: 2 },
      ],
      failures: ['c › 2', 'c › 3'],
      notes: [],
    })
    expect(JSON.stringify(parsed)).not.toContain('secret')
  })

  it('is read with testsuite as its root, and with suites inside suites', () => {
    expect(parseJunit(suite('top', good('1') + suite('inner', bad('2'))))).toMatchObject({
      suites: [
        { suite: 'top', passed: 1, total: 1 },
        { suite: 'inner', passed: 0, total: 1 },
      ],
    })
  })

  it('counts the cases where its attributes say something else, and says so', () => {
    const text = `<testsuites tests="9" failures="0" errors="0">${suite('a', good('1') + bad('2'))}</testsuites>`
    expect(parseJunit(text)).toMatchObject({
      suites: [{ passed: 1, total: 2 }],
      notes: [
        'Its attributes say 9 tests; it holds 2 test cases, which count.',
        'Its attributes say 0 failed; 1 of its test cases did, which counts.',
      ],
    })
    const agreeing = suite(
      'a',
      good('1') + bad('2', 'error'),
      'tests="2" failures="0" errors="1" skipped="0"',
    )
    expect(parseJunit(agreeing)).toMatchObject({ notes: [] })
  })

  it('takes a case of several failures for one, a flaky one that passed for passed, one not run for skipped', () => {
    const cases = [
      '<testcase name="1"><failure/><failure/><error/></testcase>',
      '<testcase name="2"><flakyFailure message="m"/></testcase>',
      '<testcase name="3" status="notrun"/>',
      '<testcase name="4" status="run" result="completed"/>',
    ]
    expect(parseJunit(suite('a', cases.join('')))).toMatchObject({
      suites: [{ passed: 2, total: 3, skipped: 1 }],
    })
  })

  it('counts a suite that broke before its first case as one failure', () => {
    expect(parseJunit(suite('a', '<error message="no import"/>', 'tests="0" errors="1"'))).toEqual({
      suites: [{ suite: 'a', passed: 0, total: 1, skipped: 0 }],
      failures: ['a'],
      notes: ['Its attributes say 0 tests; it holds 1 test cases, which count.'],
    })
  })

  it('decodes names, and names a hundred failures at most', () => {
    expect(parseJunit(suite('a', bad('x &lt;y&gt; &#65;&#x42; &amp;lt; &other;')))).toMatchObject({
      failures: ['c › x <y> AB &lt; &other;'],
    })
    const many = parseJunit(suite('a', Array.from({ length: 150 }, (_, n) => bad(String(n))).join('')))
    expect(many).toMatchObject({ suites: [{ total: 150, passed: 0 }] })
    expect(typeof many === 'string' ? [] : many.failures).toHaveLength(100)
  })
})

describe('what is no JUnit report is refused with a reason', () => {
  it.each([
    ['', 'no well-formed XML'],
    ['hello', 'XML'],
    ['<html/>', 'root is neither'],
    ['<testsuites/>', 'no test case'],
    ['<testsuite><testcase name="1">', 'no well-formed XML'],
    ['<testsuite><testcase name="1"></testsuite>', 'no well-formed XML'],
    ['<!DOCTYPE x [<!ENTITY a "aaaa">]><testsuite>&a;</testsuite>', 'DOCTYPE'],
    ['<a '.repeat(1_000_000), 'a tag does not end'],
    ['<!-- ', 'does not end'],
    [`<testsuite ${'a="1" '.repeat(101)}/>`, 'more than 100 attributes'],
    [`${'<testsuite>'.repeat(200)}${'</testsuite>'.repeat(200)}`, 'no XML that is read'],
  ])('%#', (text, reason) => {
    expect(parseJunit(text)).toContain(reason)
  })

  it('also where a tag is called like a part of every object', () => {
    expect(typeof parseJunit('<__proto__><testcase/></__proto__>')).toBe('string')
    expect(parseJunit(suite('a', '<testcase name="1"><__proto__/><constructor/></testcase>'))).not.toBeNull()
  })
})
