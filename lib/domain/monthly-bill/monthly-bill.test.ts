import fc from 'fast-check'
import { expect, it } from 'vitest'
import { featuresOf, monthlyBill, STANDARD_WORK } from './monthly-bill'

it.each([
  ['2', '440'],
  ['4', '880'],
  ['1.55', '341'],
  ['5.95', '1309'],
  ['0', '0'],
  ['0.000000000000001', '0.00000000000022'],
])('ten engineers, a feature a day of $%s, 22 days: $%s', (usd, monthly) => {
  expect(monthlyBill(STANDARD_WORK, usd)).toBe(monthly)
})

it('takes parts of a feature and of a day', () => {
  expect(monthlyBill({ engineers: '3', featuresPerDay: '0.5', workingDays: '20.5' }, '2')).toBe('61.5')
})

it.each(['-1', 'NaN', '', '1,5', '1e999'])('is nothing where an input is %j', (bad) => {
  expect(monthlyBill({ ...STANDARD_WORK, engineers: bad }, '2')).toBeNull()
  expect(featuresOf({ ...STANDARD_WORK, workingDays: bad })).toBeNull()
})

it('twice the team costs twice as much', () => {
  const whole = fc.integer({ min: 0, max: 10_000 })
  fc.assert(
    fc.property(whole, whole, (engineers, cents) => {
      const usd = (cents / 100).toFixed(2)
      const once = Number(monthlyBill({ ...STANDARD_WORK, engineers: String(engineers) }, usd))
      const twice = Number(monthlyBill({ ...STANDARD_WORK, engineers: String(2 * engineers) }, usd))
      expect(twice).toBeCloseTo(2 * once, 6)
    }),
  )
})
