import { expect, it } from 'vitest'
import { comparedDays } from './compared-days'

const NOW = '2026-03-30T15:40:00Z'

it.each<
  [string, [from: string, to: string], string, [from: string, to: string, until: string | null] | null]
>([
  ['this month', ['2026-03-01', '2026-03-05'], '2026-03-05T15:40:00Z', ['2026-02-01', '2026-02-05', '15:30']],
  [
    'a month longer than the one before',
    ['2026-03-01', '2026-03-30'],
    NOW,
    ['2026-02-01', '2026-02-28', null],
  ],
  [
    'the last day of a shorter one',
    ['2026-02-01', '2026-02-28'],
    '2026-02-28T23:59:59Z',
    ['2026-01-01', '2026-01-28', '23:45'],
  ],
  [
    'a month that is over',
    ['2026-02-01', '2026-02-28'],
    '2026-03-01T00:00:00Z',
    ['2026-01-01', '2026-01-31', null],
  ],
  ['days of a month that is over', ['2026-02-01', '2026-02-10'], NOW, ['2026-01-01', '2026-01-10', null]],
  [
    'a month whose end is to come',
    ['2026-03-01', '2026-03-31'],
    '2026-03-05T00:00:00Z',
    ['2026-02-01', '2026-02-05', '00:00'],
  ],
  ['seven days', ['2026-03-24', '2026-03-30'], NOW, ['2026-03-17', '2026-03-23', '15:30']],
  ['seven days that are over', ['2026-03-23', '2026-03-29'], NOW, ['2026-03-16', '2026-03-22', null]],
  ['days to come', ['2026-03-31', '2026-04-02'], NOW, null],
])('sets %s against its days before', (_, [from, to], now, expected) => {
  const days = comparedDays({ from, to }, Date.parse(now), 'UTC')
  const until = days?.until?.toISOString() ?? null
  expect(days && [days.from, days.to, until?.slice(11, 16) ?? null]).toEqual(expected)
  if (until) expect(until.slice(0, 10)).toBe(days?.to)
})

it('sets a day that is no month against the day before, until the end of one that the clocks made shorter', () => {
  const at = (now: string) =>
    comparedDays({ from: '2026-03-30', to: '2026-03-30' }, Date.parse(now), 'Europe/Berlin', false)
  expect(at('2026-03-30T10:00:00Z')).toEqual({
    ...{ from: '2026-03-29', to: '2026-03-29' },
    until: new Date('2026-03-29T11:00:00Z'),
  })
  expect(at('2026-03-30T21:59:00Z')?.until).toEqual(new Date('2026-03-29T22:00:00Z'))
})

it('takes the first of a month for a day where it is asked for as one', () => {
  const first = { from: '2026-03-01', to: '2026-03-01' }
  const now = Date.parse('2026-03-01T12:00:00Z')
  expect(comparedDays(first, now, 'UTC')?.from).toBe('2026-02-01')
  expect(comparedDays(first, now, 'UTC', false)?.from).toBe('2026-02-28')
})
