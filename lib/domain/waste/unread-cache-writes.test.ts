import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bookOf, makeWasteCall, NOON } from '../../testing/make-waste-call'
import { formatUsd } from '../money'
import { findUnreadCacheWrites } from './unread-cache-writes'
import type { WasteCall } from './waste-call'

const LATER = NOON + 24 * 3_600_000
const find = (thread: readonly WasteCall[], nowMs = LATER) =>
  findUnreadCacheWrites(thread, { bookOf, nowMs }).map(({ call, femto }) => [
    call.id,
    femto === null ? null : formatUsd(femto),
  ])
const write5m = makeWasteCall(0, { cacheWrite5mTokens: 100_000 })
const write1h = makeWasteCall(0, { cacheWrite1hTokens: 100_000 })
const read = (seconds: number) => makeWasteCall(seconds, { cacheReadTokens: 100_000 })

describe('cache writes never read', () => {
  it('costs the write above plain input: $0.075 of 100,000 tokens for five minutes, $0.30 for an hour', () => {
    expect(find([write5m])).toEqual([['call-0', '0.075']])
    expect(find([write1h])).toEqual([['call-0', '0.3']])
  })

  it('counts a read at exactly five minutes, and none a second later', () => {
    expect(find([write5m, read(300)])).toEqual([])
    expect(find([write5m, read(301)])).toEqual([['call-0', '0.075']])
  })

  it('counts a read at exactly an hour for a 1-hour write, and none a second later', () => {
    expect(find([write1h, read(3600)])).toEqual([])
    expect(find([write1h, read(3601)])).toEqual([['call-0', '0.3']])
  })

  it('takes a call that reads no more than the writing one had read for no read of the write', () => {
    const grown = makeWasteCall(0, { cacheReadTokens: 50_000, cacheWrite5mTokens: 10_000 })
    expect(find([grown, makeWasteCall(60, { cacheReadTokens: 50_000 })])).toEqual([['call-0', '0.0075']])
    expect(find([grown, makeWasteCall(60, { cacheReadTokens: 50_001 })])).toEqual([])
  })

  it('sees a longer read behind a shorter one', () => {
    const grown = makeWasteCall(0, { cacheReadTokens: 50_000, cacheWrite5mTokens: 10_000 })
    const thread = [
      grown,
      makeWasteCall(60, { cacheReadTokens: 20_000 }),
      makeWasteCall(120, { cacheReadTokens: 60_000 }),
    ]
    expect(find(thread)).toEqual([])
  })

  it('leaves out a write that may still be read', () => {
    expect(find([write5m], NOON + 300_000)).toEqual([])
    expect(find([write5m], NOON + 300_001)).toEqual([['call-0', '0.075']])
  })

  it('does not judge a model without a price, a changed price, or a call of several models', () => {
    expect(find([makeWasteCall(0, { model: 'no-such-model', cacheWrite5mTokens: 1 })])).toEqual([
      ['call-0', null],
    ])
    expect(find([makeWasteCall(0, { cacheWrite5mTokens: 1, costFemto: 1n })])).toEqual([['call-0', null]])
    expect(find([makeWasteCall(0, { cacheWrite5mTokens: 1, hasComponents: true })])).toEqual([
      ['call-0', null],
    ])
  })

  it('finds what looking at every later call finds', () => {
    const calls = fc.array(
      fc.record({
        gap: fc.integer({ min: 0, max: 400 }),
        read: fc.integer({ min: 0, max: 5 }),
        write: fc.nat(2),
      }),
      { maxLength: 30 },
    )
    fc.assert(
      fc.property(calls, (made) => {
        let at = 0
        const thread = made.map(({ gap, read, write }, index) => {
          at += gap
          return makeWasteCall(at, { id: `${index}`, cacheReadTokens: read, cacheWrite5mTokens: write })
        })
        const plain = thread.filter(
          (call, index) =>
            call.cacheWrite5mTokens > 0 &&
            !thread
              .slice(index + 1)
              .some(
                (later) =>
                  later.occurredAtMs <= call.occurredAtMs + 300_000 &&
                  later.cacheReadTokens > call.cacheReadTokens,
              ),
        )
        expect(find(thread).map(([id]) => id)).toEqual(plain.map(({ id }) => id))
      }),
    )
  })
})
