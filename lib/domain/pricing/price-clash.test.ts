import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { currentSnapshot } from './current-snapshot'
import type { OwnPrice } from './own-price'
import { clashingPrices, datesInWords, priceSubjectKey, spanOf } from './price-clash'
import { parsePriceOverrides } from './price-overrides'

function own(effective_from: string, effective_to: string | null): OwnPrice {
  const [override] = parsePriceOverrides([
    { model: 'x', input_usd_per_mtok: '1', effective_from, effective_to },
  ])
  if (!override) throw new Error('no price')
  const at = new Date(0)
  return {
    id: '',
    override: { ...override, effective_from },
    note: null,
    commitmentUsd: null,
    createdAt: at,
    updatedAt: at,
  }
}

const JUNE = own('2026-06-01T00:00:00Z', '2026-07-01T00:00:00Z')
const clashes = (effective_from: string, effective_to: string | null) =>
  clashingPrices({ effective_from, effective_to }, [JUNE]).length > 0

describe('two prices of one model', () => {
  it('touch where one ends as the other begins', () => {
    expect(clashes('2026-05-01T00:00:00Z', '2026-06-01T00:00:00Z')).toBe(false)
    expect(clashes('2026-07-01T00:00:00Z', null)).toBe(false)
  })
  it('clash from a millisecond on', () => {
    expect(clashes('2026-05-01T00:00:00Z', '2026-06-01T00:00:00.001Z')).toBe(true)
    expect(clashes('2026-06-30T23:59:59.999Z', null)).toBe(true)
  })
  it('clash where one lies in the other, whichever', () => {
    expect(clashes('2026-06-10T00:00:00Z', '2026-06-11T00:00:00Z')).toBe(true)
    expect(clashes('2026-01-01T00:00:00Z', null)).toBe(true)
  })
  it('clash exactly where some instant is in both', () => {
    const day = fc.integer({ min: 0, max: 30 })
    fc.assert(
      fc.property(day, day, day, day, (a, b, c, d) => {
        fc.pre(a !== b && c !== d)
        const iso = (at: number) => new Date(Date.UTC(2026, 0, 1 + at)).toISOString()
        const [one, two] = [
          own(iso(Math.min(a, b)), iso(Math.max(a, b))),
          own(iso(Math.min(c, d)), iso(Math.max(c, d))),
        ]
        const holds = ({ override }: OwnPrice, at: number) => {
          const { fromMs, toMs } = spanOf(override)
          return at >= fromMs && at < toMs
        }
        const both = Array.from({ length: 31 }, (_, at) => Date.parse(iso(at))).some(
          (at) => holds(one, at) && holds(two, at),
        )
        expect(clashingPrices(one.override, [two]).length > 0).toBe(both)
        expect(clashingPrices(two.override, [one]).length > 0).toBe(both)
      }),
    )
  })
})

describe('the subject of a price', () => {
  const key = (model: string | null, provider: string | null = null) =>
    priceSubjectKey(currentSnapshot(), { model, provider })
  it('is one for all spellings', () => {
    expect(key('Claude-Opus-4.8')).toBe(key('anthropic/claude-opus-4-8'))
    expect(key('x', 'bedrock')).toBe(key('X', 'aws'))
    expect(key(null, 'Gemini')).toBe(key(null, 'google'))
  })
  it('differs by model, by provider, and where there is none', () => {
    const keys = [key('x'), key('y'), key('x', 'aws'), key(null, 'aws'), key(null, 'azure')]
    expect(new Set(keys).size).toBe(keys.length)
  })
})

it('dates are said as dates where they are midnights in UTC', () => {
  expect(datesInWords(JUNE.override)).toBe('from 2026-06-01 to 2026-07-01')
  expect(datesInWords({ effective_from: '2026-06-01T10:30:00+02:00', effective_to: null })).toBe(
    'from 2026-06-01T08:30:00Z on',
  )
  expect(datesInWords({ effective_from: null, effective_to: null })).toBe('from ever on')
})
