import { expect, it } from 'vitest'
import { displayDuration } from './display-duration'

it.each([
  [null, '–'],
  [0, '0 ms'],
  [999, '999 ms'],
  [1_000, '1 s'],
  [59_499, '59 s'],
  [59_500, '1 min'],
  [250_000, '4 min 10 s'],
  [3_599_000, '59 min 59 s'],
  [3_600_000, '1 h'],
  [7_500_000, '2 h 5 min'],
  [7_170_000, '2 h'],
])('%s ms is %s', (ms, text) => {
  expect(displayDuration(ms)).toBe(text)
})
