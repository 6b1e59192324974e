import { describe, expect, it } from 'vitest'
import { bookOf, makeWasteCall } from '../../testing/make-waste-call'
import { formatUsd } from '../money'
import { findCacheMisses } from './cache-misses'
import type { WasteCall } from './waste-call'

const find = (...thread: WasteCall[]) =>
  findCacheMisses(thread, { bookOf }).map(({ call, femto }) => [
    call.id,
    femto === null ? null : formatUsd(femto),
  ])
const cached = makeWasteCall(0, { cacheReadTokens: 60_000, cacheWrite5mTokens: 40_000 })
const uncached = (seconds: number) => makeWasteCall(seconds, { inputTokens: 100_000 })

describe('cache misses on repeated prefixes', () => {
  it('costs input above the cache-read price, at exactly five minutes and not later', () => {
    // 100,000 × ($3 − $0.30) a million.
    expect(find(cached, uncached(300))).toEqual([['call-300', '0.27']])
    expect(find(cached, uncached(301))).toEqual([])
  })

  it('looks back an hour where the latest write was for an hour', () => {
    const hour = makeWasteCall(0, { cacheWrite1hTokens: 100_000 })
    expect(find(hour, uncached(3600))).toEqual([['call-3600', '0.27']])
    expect(find(hour, uncached(3601))).toEqual([])
  })

  it('takes what was written again at its write price, after plain input', () => {
    const again = makeWasteCall(60, { inputTokens: 20_000, cacheWrite5mTokens: 80_000 })
    // 20,000 × $2.70 + 80,000 × $3.45 a million.
    expect(find(cached, again)).toEqual([['call-60', '0.33']])
  })

  it('takes no shorter call for a repetition: the conversation may have been compacted', () => {
    expect(find(cached, makeWasteCall(60, { inputTokens: 99_999 }))).toEqual([])
  })

  it('takes fewer than 1,024 tokens for none', () => {
    const short = (missed: number) =>
      makeWasteCall(60, { cacheReadTokens: 100_000 - missed, inputTokens: 5_000 })
    expect(find(cached, short(1_023))).toEqual([])
    expect(find(cached, short(1_024))).toEqual([['call-60', '0.0027648']])
  })

  it('finds nothing where nothing was cached, and does not judge what has no price', () => {
    expect(find(uncached(0), uncached(60))).toEqual([])
    expect(find(cached, makeWasteCall(60, { model: 'no-such-model', inputTokens: 100_000 }))).toEqual([
      ['call-60', null],
    ])
  })
})
