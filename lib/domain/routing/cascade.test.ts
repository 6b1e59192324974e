import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeSample } from '../../testing/make-sample'
import { formatUsd } from '../money'
import { simulateCascade } from './cascade'
import { chooseRoute } from './choose-route'
import { type JudgedModel, judgeModel } from './judge-model'
import { modelEvidence } from './model-evidence'
import { STANDARD_RULE } from './routing-rule'

const RULE = { ...STANDARD_RULE, minPassRate: 0.3, minRuns: 1 }
const FACTS = {
  contextWindow: null,
  peakRequestsPerMinute: null,
  requestsPerMinuteLimit: null,
  medianLatencyMs: null,
}

function judged(model: string, runs: number, passed: number, usd: string, facts = {}): JudgedModel {
  const samples = Array.from({ length: runs }, (_, at) =>
    makeSample({ runId: `${model}-${at}`, model, usd, status: at < passed ? 'passed' : 'failed' }),
  )
  return judgeModel(modelEvidence(model, samples), { ...FACTS, ...facts }, RULE)
}

describe('a cascade', () => {
  it('tries cheap first: 0.1 + 0.3 × 1 + 0.3 × 0.5 × 4 for 1 − 0.3 × 0.5 × 0.25', () => {
    const models = [judged('c', 4, 3, '4'), judged('a', 10, 7, '0.1'), judged('b', 2, 1, '1')]
    const cascade = simulateCascade(models, null, RULE)
    expect(cascade?.steps.map(({ model, reached }) => [model, reached])).toEqual([
      ['a', 1],
      ['b', 0.3],
      ['c', 0.15],
    ])
    expect(formatUsd(cascade?.expectedFemto ?? 0n)).toBe('1')
    expect(cascade?.passRate).toBe(0.9625)
    // 1 / 0.9625
    expect(formatUsd(cascade?.perPassFemto ?? 0n)).toBe('1.038961038961039')
  })

  it('has two models at least; those that never passed, are too few, or over their limit are not in it', () => {
    const good = judged('good', 5, 4, '1')
    const over = judged('over', 5, 5, '0.1', { peakRequestsPerMinute: 61, requestsPerMinuteLimit: 60 })
    expect(simulateCascade([good], good, RULE)).toBeNull()
    expect(simulateCascade([good, judged('never', 5, 0, '0.1'), over], good, RULE)).toBeNull()
    expect(simulateCascade([good, judged('few', 4, 4, '0.1')], good, { ...RULE, minRuns: 5 })).toBeNull()
  })

  it('ends with the route where that is dearer than three others', () => {
    const route = judged('route', 20, 20, '9')
    const models = ['1', '2', '3'].map((usd) => judged(`m${usd}`, 10, 2, usd))
    expect(simulateCascade([...models, route], route, RULE)?.steps.map(({ model }) => model)).toEqual([
      'm1',
      'm2',
      'route',
    ])
  })

  it('never costs less a passing result than its cheapest model, nor more than its dearest', () => {
    const model = fc.record({
      runs: fc.integer({ min: 1, max: 12 }),
      passed: fc.integer({ min: 1, max: 12 }),
      cents: fc.integer({ min: 1, max: 900 }),
    })
    fc.assert(
      fc.property(fc.array(model, { minLength: 2, maxLength: 3 }), (all) => {
        const models = all.map(({ runs, passed, cents }, at) =>
          judged(`m${at}`, runs, Math.min(runs, passed), (cents / 100).toFixed(2)),
        )
        const cascade = simulateCascade(models, chooseRoute(models), RULE)
        if (cascade === null) return false
        const own = models.map(({ counted }) => Number(counted.femto) / counted.passed)
        const cost = Number(cascade.perPassFemto)
        const best = Math.max(...models.map(({ passRate }) => passRate ?? 0))
        return (
          cost >= Math.min(...own) * (1 - 1e-9) &&
          cost <= Math.max(...own) * (1 + 1e-9) &&
          cascade.passRate >= best - 1e-9
        )
      }),
    )
  })
})
