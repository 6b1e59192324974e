import { expect, it } from 'vitest'
import { makeSpendRow } from '../../testing/make-spend-row'
import { intervalFor } from './interval-for'
import { displayAmount, displayExactAmount, spendMeasure, totalTokens } from './spend-measure'

it('counts each token once: reasoning is part of the output', () => {
  const row = makeSpendRow([], {
    inputTokens: 1,
    outputTokens: 20,
    reasoningTokens: 15,
    cacheReadTokens: 300,
    cacheWrite5mTokens: 4_000,
    cacheWrite1hTokens: 50_000,
  })
  expect(totalTokens(row)).toBe(54_321)
  expect(spendMeasure('cache_write').amountOf(row)).toBe(54_000n)
})

it('tells no cost from a cost of nothing', () => {
  const cost = spendMeasure('cost')
  expect(cost.amountOf(makeSpendRow([], { costUsd: null }))).toBeNull()
  expect(cost.amountOf(makeSpendRow([], { costUsd: '0' }))).toBe(0n)
  expect(spendMeasure('no such measure').id).toBe('cost')
})

it('shows money and counts in short and in full', () => {
  expect([displayAmount('1234567', 'count'), displayExactAmount('1234567', 'count')]).toEqual([
    '1.2M',
    '1,234,567',
  ])
  expect([displayAmount('0.00001', 'usd'), displayExactAmount('0.00001', 'usd')]).toEqual([
    '< $0.0001',
    '$0.00001',
  ])
})

it.each([
  ['2026-03-01', '2026-03-02', 'hour'],
  ['2026-03-01', '2026-03-03', 'day'],
  ['2026-01-01', '2026-04-02', 'day'],
  ['2026-01-01', '2026-04-03', 'week'],
  ['2024-01-01', '2026-01-01', 'week'],
  ['2024-01-01', '2026-01-02', 'month'],
])('draws %s to %s by %s', (from, to, interval) => {
  expect(intervalFor(from, to)).toBe(interval)
})
