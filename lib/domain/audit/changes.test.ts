import { expect, it } from 'vitest'
import { changesOf } from './changes'

it('says what differs, and nothing that does not', () => {
  const before = { role: 'admin', name: 'Ann', limits: { a: 1 } }
  const after = { role: 'viewer', name: 'Ann', limits: { a: 2 } }
  expect(changesOf({ before, after })).toEqual([
    { name: 'role', before: 'admin', after: 'viewer' },
    { name: 'limits', before: 'a: 1', after: 'a: 2' },
  ])
})

it('says all of what was made, and of what ended', () => {
  expect(changesOf({ before: null, after: { name: 'ci', expires: null } })).toEqual([
    { name: 'name', before: null, after: 'ci' },
  ])
  expect(changesOf({ before: { mailed: true }, after: null })).toEqual([
    { name: 'mailed', before: 'yes', after: null },
  ])
  expect(changesOf({ before: null, after: null })).toEqual([])
})

it('writes lists and lists of parts as words', () => {
  const after = {
    scopes: ['ingest', 'read'],
    groups: [],
    thresholds: [
      { on: 'actual', percent: 80 },
      { on: 'forecast', percent: 100 },
    ],
    is_lead: false,
  }
  expect(changesOf({ before: null, after }).map((change) => change.after)).toEqual([
    'ingest, read',
    'none',
    'on: actual, percent: 80; on: forecast, percent: 100',
    'no',
  ])
})
