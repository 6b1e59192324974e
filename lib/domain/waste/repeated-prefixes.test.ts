import { describe, expect, it } from 'vitest'
import { bookOf, makeWasteCall } from '../../testing/make-waste-call'
import { formatUsd } from '../money'
import { findRepeatedPrefixes } from './repeated-prefixes'
import type { WasteCall } from './waste-call'

const find = (thread: readonly WasteCall[]) =>
  findRepeatedPrefixes(thread, { bookOf, promptTokens: 10_000 }).map(({ call, femto }) => [
    call.id,
    femto === null ? null : formatUsd(femto),
  ])
const calls = (n: number, given: Partial<WasteCall>) =>
  Array.from({ length: n }, (_, index) => makeWasteCall(index, given))

describe('long prompts sent again and again', () => {
  it('costs half of each repetition as it was sent, the first left out, from five calls on', () => {
    // 10,000 × $0.30 a million, halved.
    expect(find(calls(5, { cacheReadTokens: 10_000 }))).toEqual(
      [1, 2, 3, 4].map((at) => [`call-${at}`, '0.0015']),
    )
    expect(find(calls(4, { cacheReadTokens: 10_000 }))).toEqual([])
  })

  it('costs plain input where nothing was read from a cache', () => {
    expect(find(calls(6, { inputTokens: 20_000 }))).toEqual(
      [1, 2, 3, 4, 5].map((at) => [`call-${at}`, '0.03']),
    )
  })

  it('is none under the size set, nor where the prefix grows', () => {
    expect(find(calls(9, { cacheReadTokens: 9_999 }))).toEqual([])
    const grows = Array.from({ length: 9 }, (_, at) => makeWasteCall(at, { cacheReadTokens: 20_000 + at }))
    expect(find(grows)).toEqual([])
  })

  it('begins anew where the size changes, and ends with the thread', () => {
    const others = Array.from({ length: 5 }, (_, at) => makeWasteCall(10 + at, { cacheReadTokens: 30_000 }))
    expect(find([...calls(4, { cacheReadTokens: 20_000 }), ...others]).map(([id]) => id)).toEqual(
      [11, 12, 13, 14].map((at) => `call-${at}`),
    )
    expect(find([])).toEqual([])
  })

  it('does not judge a model without a price', () => {
    expect(find(calls(5, { model: 'no-such-model', inputTokens: 20_000 }))).toEqual(
      [1, 2, 3, 4].map((at) => [`call-${at}`, null]),
    )
  })
})
