import { expect, it } from 'vitest'
import { firstCost } from './first-cost'

it.each([
  ['never repriced', '1', [], '1'],
  ['never priced', null, [], null],
  ['repriced once', '2', [['1', '2']], '1'],
  ['priced by a repricing', '2', [[null, '2']], null],
  [
    'repriced twice',
    '3',
    [
      ['2', '3'],
      ['1', '2'],
    ],
    '1',
  ],
  ['replaced after it', '5', [['1', '2']], '5'],
  [
    'replaced between two',
    '3',
    [
      ['2', '3'],
      ['1', '9'],
      ['7', '2'],
    ],
    '2',
  ],
] as [string, string | null, [string | null, string][], string | null][])(
  '%s',
  (_, current, changes, first) =>
    expect(
      firstCost(
        current,
        changes.map(([beforeUsd, afterUsd]) => ({ beforeUsd, afterUsd })),
      ),
    ).toBe(first),
)
