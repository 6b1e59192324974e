import { expect, it } from 'vitest'
import { parseMonthlyBill } from './parse-monthly-bill'

const parse = (query: string) => parseMonthlyBill(new URLSearchParams(query))

it('reads what is given and stands on the article for the rest', () => {
  expect(parse('engineers=4&usd_per_feature=2')).toEqual({
    work: { engineers: '4', featuresPerDay: '1', workingDays: '22' },
    calendar: null,
    usdPerFeature: '2',
  })
  expect(parse('month=2026-12&country=de').calendar).toEqual({ month: '2026-12', country: 'DE' })
})

it.each([
  ['engineers=-1', 'engineers'],
  ['features_per_day=1,5', 'features_per_day'],
  ['working_days=many', 'working_days'],
  ['usd_per_feature=$2', 'usd_per_feature'],
  ['month=2026-13&country=DE', 'month'],
  ['month=2026-12', 'country'],
  ['country=DE', 'month'],
])('names the field that is unusable: %s', (query, path) => {
  expect(() => parse(query)).toThrow(
    expect.objectContaining({ details: { fields: [{ path, message: expect.any(String) }] } }),
  )
})
