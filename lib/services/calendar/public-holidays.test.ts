import { expect, it } from 'vitest'
import { isCountry, publicHolidays } from './public-holidays'

it('knows a country by its two letters only', () => {
  expect(['DE', 'de', 'XX', 'DEU', '__proto__', ''].map(isCountry)).toEqual([
    true,
    false,
    false,
    false,
    false,
    false,
  ])
})

it('names the holidays from one day to another, both included, over the turn of a year', () => {
  const found = publicHolidays('DE', { from: '2026-12-25', to: '2027-01-01' })
  expect([...found]).toEqual([
    ['2026-12-25', 'Christmas Day'],
    ['2026-12-26', 'Boxing Day'],
    ['2027-01-01', "New Year's Day"],
  ])
  expect(publicHolidays('DE', { from: '2026-12-27', to: '2026-12-31' }).size).toBe(0)
})

it('of a country that is not known there are none', () => {
  expect(publicHolidays('XX', { from: '2026-01-01', to: '2026-12-31' }).size).toBe(0)
})
