import { expect, it } from 'vitest'
import { previewInWords } from './preview-in-words'

const period = (spent: bigint) => ({ start: '2026-10-01', end: '2026-10-31', spent, limit: 1n, crossed: [] })
const periods = (count: number) => Array.from({ length: count }, () => period(1n))

it.each([
  ['month', { periods: periods(6), alerted: 3 }, 'This would have alerted on 3 of the last 6 months.'],
  ['week', { periods: periods(6), alerted: 0 }, 'This would have alerted on none of the last 6 weeks.'],
  ['day', { periods: periods(1), alerted: 1 }, 'This would have alerted on the last day.'],
  ['year', { periods: periods(1), alerted: 0 }, 'This would not have alerted on the last year.'],
  ['quarter', { periods: [], alerted: 0 }, 'There is no past quarter to try this on.'],
  [
    'month',
    { periods: [period(0n), period(0n)], alerted: 0 },
    'Nothing that it counts was spent in the last 2 months.',
  ],
  ['life', { periods: periods(1), alerted: 1 }, 'This would have alerted already.'],
  ['life', { periods: periods(1), alerted: 0 }, 'This would not have alerted so far.'],
] as const)('says of a %s what it would have done', (kind, preview, words) => {
  expect(previewInWords({ alerted: preview.alerted, periods: [...preview.periods] }, kind)).toBe(words)
})
