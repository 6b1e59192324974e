import { expect, it } from 'vitest'
import { modelOfSegment, modelPricesHref, pricesHref, setPriceHref } from './price-href'

it.each(['gpt-5.5', 'openai/gpt-5.5', '.', '..', 'a b?c#d%', '模型', '-'])(
  'the address of %s leads back to it',
  (model) => {
    const url = new URL(modelPricesHref(model, 'aws'), 'http://x')
    expect(url.pathname.split('/')).toHaveLength(3)
    expect(modelOfSegment(url.pathname.split('/')[2] ?? '', url.searchParams)).toBe(model)
    expect(url.searchParams.get('provider')).toBe('aws')
  },
)

it('what is no text is no model', () => {
  expect(modelOfSegment('%E0%A4%A', new URLSearchParams())).toBeNull()
  expect(modelOfSegment('a%00', new URLSearchParams())).toBeNull()
})

it('the shortest addresses', () => {
  expect(pricesHref({ search: '' })).toBe('/prices')
  expect(pricesHref({ search: 'a b', cursor: '50' })).toBe('/prices?q=a+b&cursor=50')
  expect(setPriceHref({ model: null })).toBe('/prices/new')
  expect(setPriceHref({ isDiscount: true, provider: 'x' })).toBe('/prices/new?for=provider&provider=x')
})
