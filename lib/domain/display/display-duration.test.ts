import { expect, it } from 'vitest'
import { displayDuration } from './display-duration'

it('shows a duration in its two largest units', () => {
  expect(
    [null, 0, 850, 1_000, 59_499, 59_500, 725_000, 3_600_000, 11_400_000, 187_200_000].map(displayDuration),
  ).toEqual(['–', '0 ms', '850 ms', '1 s', '59 s', '1 min', '12 min 5 s', '1 h', '3 h 10 min', '2 d 4 h'])
})
