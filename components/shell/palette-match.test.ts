import { expect, it } from 'vitest'
import { NAV_ITEMS } from './nav-items'
import { paletteMatch } from './palette-match'
import { DOABLE, SETTINGS_PLACES } from './palette-places'

const places = [...NAV_ITEMS, ...DOABLE, ...SETTINGS_PLACES]
const match = (label: string, typed: string) => {
  const place = places.find((one) => one.label === label)
  if (!place) throw new Error(`${label} is no place`)
  return paletteMatch({ name: label, foundBy: `${label} ${place.hint}` }, typed)
}

it('finds every place by its whole name and by its beginning, before all others', () => {
  for (const { label } of places)
    for (const typed of [label, label.toLowerCase(), label.slice(0, 4)])
      expect([label, match(label, typed)]).toEqual([label, 1])
})

it('finds nothing by letters that merely occur in their order', () => {
  expect(places.filter(({ label }) => match(label, 'teams') > 0).map(({ label }) => label)).toEqual(['Teams'])
  expect(match('Routing', 'teams')).toBe(0)
})

it('finds what stands within a name, last', () => {
  const inName = (typed: string) => paletteMatch({ name: 'shopWeb', foundBy: 'shopWeb project' }, typed)
  expect([inName('web'), inName('pwe'), inName('we'), inName('proj')]).toEqual([0.3, 0.3, 0, 0.5])
})

it('takes words in any order, from the hint too, without accents and hyphens', () => {
  expect(match('API keys', 'keys api')).toBe(0.8)
  expect(match('API keys', 'ci')).toBe(0.5)
  expect(match('What-if', 'whatif')).toBe(1)
  expect(paletteMatch({ name: 'Café', foundBy: 'Café project' }, 'cafe')).toBe(1)
  expect(paletteMatch({ name: 'Café', foundBy: 'Café project' }, ' ')).toBe(1)
  expect(paletteMatch({ name: 'データ', foundBy: 'データ' }, 'デー')).toBe(1)
})
