import { expect, it } from 'vitest'
import { countWorkingDays } from './count-working-days'

// By the calendar: weekdays of the month less nationwide holidays that fall on one.
it.each([
  ['2026-05', 'DE', 18], // 21 weekdays; Labour Day, Ascension, Whit Monday
  ['2026-10', 'DE', 22], // Unity Day falls on a Saturday
  ['2026-12', 'DE', 22], // 23 weekdays; the 25th, as the 26th is a Saturday
  ['2026-07', 'US', 22], // Independence Day, a Saturday, is kept on Friday the 3rd
  ['2026-02', 'SA', 19], // Sunday to Thursday are 20; Founding Day
])('%s in %s has %i working days', (month, country, days) => {
  expect(countWorkingDays(month, country).workingDays).toBe(days)
})

it('names the holidays that fall on working days', () => {
  expect(countWorkingDays('2026-12', 'DE').holidays.map(({ day }) => day)).toEqual(['2026-12-25'])
})

it('refuses a country that it does not know', () => {
  expect(() => countWorkingDays('2026-12', 'XX')).toThrow('not known')
})
