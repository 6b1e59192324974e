import { describe, expect, it } from 'vitest'
import type { AlertState } from '../alerts/alert'
import type { BudgetThreshold } from './budget'
import { alertKeyOf, judgeLines, stateOf } from './judge-budget'

const SPAN = { start: '2026-11-01', end: '2026-11-30' }
const budget = (...thresholds: BudgetThreshold[]) => ({ id: 'b', period: 'month' as const, thresholds })
const AT_80 = { on: 'actual', percent: 80 } as const
const AT_100 = { on: 'actual', percent: 100 } as const
const FORESEEN = { on: 'forecast', percent: 100 } as const
const none = new Map<string, AlertState>()
const figures = (spent: bigint, forecast: bigint | null = null, limit = 1_000n) => ({
  limit,
  spent,
  forecast,
})
const isOn = (given: ReturnType<typeof budget>, of: ReturnType<typeof figures>, known = none) =>
  judgeLines(given, SPAN, of, known).map((line) => line.isOn)

describe('a threshold on actual spend', () => {
  it.each([
    [799n, [false, false], 'ok'],
    [800n, [true, false], 'warning'],
    [999n, [true, false], 'warning'],
    [1_000n, [true, true], 'exceeded'],
  ] as const)('at %s of 1000', (spent, on, state) => {
    const of = figures(spent)
    expect(isOn(budget(AT_80, AT_100), of)).toEqual(on)
    expect(stateOf(of, judgeLines(budget(AT_80, AT_100), SPAN, of, none))).toBe(state)
  })

  it('in dollars is its own amount', () => {
    const line = budget({ on: 'actual', usd: '0.0000000000005' })
    expect(isOn(line, figures(499n))).toEqual([false])
    expect(isOn(line, figures(500n))).toEqual([true])
  })

  it('without thresholds the limit still says exceeded', () => {
    expect(stateOf(figures(1_000n), [])).toBe('exceeded')
    expect(stateOf(figures(999n), [])).toBe('ok')
  })
})

describe('a threshold on the forecast', () => {
  const line = budget(FORESEEN)
  const key = alertKeyOf(line, SPAN, FORESEEN)
  const told = (state: AlertState) => new Map([[key, state]])

  it('turns on at the line and, once on, off only below 95 % of it', () => {
    expect(isOn(line, figures(0n, 999n))).toEqual([false])
    expect(isOn(line, figures(0n, 1_000n))).toEqual([true])
    for (const state of ['open', 'acknowledged', 'snoozed', 'resolved'] as const) {
      expect(isOn(line, figures(0n, 950n), told(state))).toEqual([true])
      expect(isOn(line, figures(0n, 949n), told(state))).toEqual([false])
    }
    expect(isOn(line, figures(0n, 999n), told('recovered'))).toEqual([false])
  })

  it('a forecast that is not there changes nothing; spend at the line is a forecast come true', () => {
    expect(isOn(line, figures(0n))).toEqual([false])
    expect(isOn(line, figures(0n), told('open'))).toEqual([true])
    expect(isOn(line, figures(1_000n))).toEqual([true])
  })
})

describe('alertKeyOf', () => {
  it('names budget, period, threshold and kind, and one amount one way', () => {
    expect(alertKeyOf(budget(), SPAN, AT_80)).toBe('budget:b:month:2026-11-01:percent:80:actual')
    expect(alertKeyOf(budget(), SPAN, { on: 'forecast', usd: '250.00' })).toBe(
      'budget:b:month:2026-11-01:usd:250:forecast',
    )
    expect(alertKeyOf(budget(), SPAN, { on: 'actual', usd: '100' })).toMatch(/usd:100:actual$/)
  })

  it('a whole life is one period, whenever its first spend was', () => {
    const life = { id: 'b', period: 'life' as const }
    const keys = ['2026-01-01', '2025-06-01'].map((start) => alertKeyOf(life, { start, end: null }, AT_80))
    expect(new Set(keys).size).toBe(1)
  })
})
