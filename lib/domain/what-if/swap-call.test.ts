import { describe, expect, it } from 'vitest'
import { currentSnapshot } from '../pricing/current-snapshot'
import { createPriceBook } from '../pricing/price-book'
import { parsePriceOverrides } from '../pricing/price-overrides'
import { parseScenario } from './parse-scenario'
import { swapCall } from './swap-call'

const book = createPriceBook({ snapshot: currentSnapshot() })

const swap = (model: string | null, provider: string | null, query: string, rest = {}) =>
  swapCall(
    { model, provider, serviceTier: null, speed: null, inferenceGeo: null, ...rest },
    parseScenario(new URLSearchParams(query)).scenario,
    book,
  )

describe('swapCall', () => {
  it('takes the exact name first, then another name of the model, then every model', () => {
    const map =
      'map=claude-opus-4-8:claude-sonnet-4-6&map=claude-opus-4-8-20260601:claude-haiku-4-5&map=*:gpt-5.5'
    expect(swap('claude-opus-4-8', null, map).model).toBe('claude-sonnet-4-6')
    expect(swap('claude-opus-4-8-20260601', null, map).model).toBe('claude-haiku-4-5')
    expect(swap('claude-opus-4-8-20260701', null, map).model).toBe('claude-sonnet-4-6')
    expect(swap('anthropic/claude-opus-4-8', null, map).model).toBe('claude-sonnet-4-6')
    expect(swap('claude-opus-4-7', null, map).model).toBe('gpt-5.5')
    expect(swap(null, null, map).model).toBe('gpt-5.5')
  })

  it('leaves what it is not asked for, and what the tool made itself', () => {
    expect(swap('gpt-5.5', 'openai', 'map=a:b')).toMatchObject({ model: 'gpt-5.5', isAsked: false })
    expect(swap('<synthetic>', null, 'map=*:gpt-5.5&tier=batch').isAsked).toBe(false)
    expect(swap('gpt-5.5', 'openai', 'tier=batch')).toMatchObject({ isAsked: true, isSameModel: true })
  })

  it('sets the tier in place of tier and speed', () => {
    expect(swap('gpt-5.5', null, 'tier=batch', { serviceTier: 'priority', speed: 'fast' })).toMatchObject({
      serviceTier: 'batch',
      speed: null,
    })
    expect(swap('gpt-5.5', null, 'map=a:b', { serviceTier: 'priority', speed: 'fast' })).toMatchObject({
      serviceTier: 'priority',
      speed: 'fast',
    })
  })

  it('knows the same model by another name, which needs no range', () => {
    expect(swap('claude-opus-4-8-20260601', null, 'map=*:claude-opus-4-8').isSameModel).toBe(true)
    expect(swap('claude-opus-4-8', null, 'map=*:claude-opus-4-7').isSameModel).toBe(false)
  })

  it('stays with a host, but takes no maker’s discount to another’s model', () => {
    expect(swap('claude-opus-4-8', 'aws', 'map=*:claude-haiku-4-5').provider).toBe('aws')
    expect(swap('claude-opus-4-8', 'anthropic', 'map=*:claude-haiku-4-5').provider).toBe('anthropic')
    const moved = swap('claude-opus-4-8', 'anthropic', 'map=*:gpt-5.5')
    expect(moved.provider).toBe('openai')
    const discounted = createPriceBook({
      snapshot: currentSnapshot(),
      overrides: parsePriceOverrides([{ provider: 'anthropic', discount_percent: '10' }]),
    })
    const found = discounted.find(moved.provider, 'gpt-5.5', Date.parse('2026-09-01Z'))
    expect(found.kind === 'price' && found.price.modifiers).toEqual([])
  })
})
