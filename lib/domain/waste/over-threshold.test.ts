import { describe, expect, it } from 'vitest'
import { bookOf, makeWasteCall } from '../../testing/make-waste-call'
import { formatUsd } from '../money'
import { findOverThreshold } from './over-threshold'
import type { WasteCall } from './waste-call'

const find = (call: WasteCall, overPercent = 10) => {
  const found = findOverThreshold(call, { bookOf, overPercent })
  return found && (found.femto === null ? 'not judged' : formatUsd(found.femto))
}
// Sonnet 4.5 above 200,000 input tokens: $6 in and $22.50 out a million, instead of $3 and $15.
const sonnet = (inputTokens: number, given: Partial<WasteCall> = {}) =>
  makeWasteCall(0, { model: 'claude-sonnet-4-5', inputTokens, outputTokens: 1_000, ...given })

describe('a request a little above the long-context threshold', () => {
  it('is none at exactly the threshold, and one a token above', () => {
    expect(find(sonnet(200_000))).toBeNull()
    // 200,001 × $3 + 1,000 × $7.50 a million.
    expect(find(sonnet(200_001))).toBe('0.607503')
  })

  it('is one up to exactly ten percent, or what is set', () => {
    expect(find(sonnet(220_000))).toBe('0.6675')
    expect(find(sonnet(220_001))).toBeNull()
    expect(find(sonnet(220_001), 11)).toBe('0.667503')
  })

  it('counts what was read from and written to a cache as input', () => {
    const call = sonnet(1_000, { cacheReadTokens: 150_000, cacheWrite5mTokens: 50_000 })
    // 1,000 × $3 + 150,000 × $0.30 + 50,000 × $3.75 + 1,000 × $7.50 a million.
    expect(find(call)).toBe('0.243')
  })

  it('is none of a model with one price, needs no session, and is not judged where the stored cost is another', () => {
    expect(find(makeWasteCall(0, { inputTokens: 200_001 }))).toBeNull()
    expect(find(sonnet(200_001, { sessionId: null }))).toBe('0.607503')
    expect(find(sonnet(200_001, { costFemto: 5n }))).toBe('not judged')
    expect(find(sonnet(200_001, { model: 'no-such-model' }))).toBeNull()
  })
})
