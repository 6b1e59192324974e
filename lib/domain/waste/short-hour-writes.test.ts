import { describe, expect, it } from 'vitest'
import { bookOf, makeWasteCall, NOON } from '../../testing/make-waste-call'
import { formatUsd } from '../money'
import { findShortHourWrites } from './short-hour-writes'
import type { WasteCall } from './waste-call'

const find = (thread: readonly WasteCall[], nowMs = NOON + 24 * 3_600_000) =>
  findShortHourWrites(thread, { bookOf, nowMs }).map(({ call, femto }) => [
    call.id,
    femto === null ? null : formatUsd(femto),
  ])
const write = makeWasteCall(0, { cacheWrite1hTokens: 100_000 })
const read = (seconds: number) => makeWasteCall(seconds, { cacheReadTokens: 100_000 })
// 100,000 × ($6 − $3.75) a million.
const premium = [['call-0', '0.225']]

describe('1-hour writes used within five minutes', () => {
  it('costs the premium over five minutes where the read came at exactly five minutes, and nothing later', () => {
    expect(find([write, read(300)])).toEqual(premium)
    expect(find([write, read(301)])).toEqual([])
  })

  it('wanted the hour where any later read came more than five minutes and up to an hour after the one before', () => {
    expect(find([write, read(60), read(360)])).toEqual(premium)
    expect(find([write, read(60), read(361)])).toEqual([])
    expect(find([write, read(60), read(60 + 3600)])).toEqual([])
    expect(find([write, read(60), read(60 + 3601)])).toEqual(premium)
  })

  it('is not of a write that nothing read, nor of one whose prefix alone was read', () => {
    expect(find([write])).toEqual([])
    const grown = makeWasteCall(0, { cacheReadTokens: 100_000, cacheWrite1hTokens: 5_000 })
    expect(find([grown, read(60)])).toEqual([])
  })

  it('leaves out a session in which the hour may still be wanted', () => {
    expect(find([write, read(60)], NOON + 60_000 + 3_600_000)).toEqual([])
    expect(find([write, read(60)], NOON + 60_001 + 3_600_000)).toEqual(premium)
  })

  it('does not judge a model without a price', () => {
    const unpriced = makeWasteCall(0, { model: 'no-such-model', cacheWrite1hTokens: 5 })
    expect(find([unpriced, read(60)])).toEqual([['call-0', null]])
  })
})
