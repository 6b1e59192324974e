import { expect, it } from 'vitest'
import { readMetrics } from './read-metrics'

const FAMILY = '# HELP a_total Things.\n# TYPE a_total counter\n'

it('reads values by name and labels', () => {
  expect([...readMetrics(`${FAMILY}a_total{x="y \\" z",z=""} 1.5e+3\na_total 0\n`)]).toEqual([
    ['a_total{x="y \\" z",z=""}', 1500],
    ['a_total', 0],
  ])
})

it.each([
  ['a line that does not end', `${FAMILY}a_total 1`],
  ['a sample of no family', 'b_total 1\n'],
  ['a value told twice', `${FAMILY}a_total 1\na_total 1\n`],
  ['a family typed twice', `${FAMILY}${FAMILY}`],
  ['a bad label', `${FAMILY}a_total{1x="y"} 1\n`],
  ['a raw quote', `${FAMILY}a_total{x="y"z"} 1\n`],
  ['a word for a number', `${FAMILY}a_total one\n`],
  ['a counter below nothing', `${FAMILY}a_total -1\n`],
  [
    'buckets that shrink',
    '# HELP h x\n# TYPE h histogram\nh_bucket{le="1"} 2\nh_bucket{le="+Inf"} 1\nh_count 1\n',
  ],
  [
    'a count that is not its buckets',
    '# HELP h x\n# TYPE h histogram\nh_bucket{le="+Inf",a="b"} 1\nh_count{a="b"} 2\n',
  ],
])('refuses %s', (_, text) => {
  expect(() => readMetrics(text)).toThrow()
})
