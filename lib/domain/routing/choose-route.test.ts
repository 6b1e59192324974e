import { describe, expect, it } from 'vitest'
import { makeSample } from '../../testing/make-sample'
import { chooseRoute, compareModels } from './choose-route'
import { judgeModel } from './judge-model'
import { modelEvidence } from './model-evidence'
import { STANDARD_RULE } from './routing-rule'

const FACTS = {
  contextWindow: null,
  peakRequestsPerMinute: null,
  requestsPerMinuteLimit: null,
  medianLatencyMs: null,
}

const judged = (model: string, passed: number, usd: string, minPassRate = 0) =>
  judgeModel(
    modelEvidence(
      model,
      Array.from({ length: 7 }, (_, at) =>
        makeSample({ model, usd, status: at < passed ? 'passed' : 'failed' }),
      ),
    ),
    FACTS,
    { ...STANDARD_RULE, minPassRate },
  )

describe('the cheapest model that qualifies', () => {
  it('goes by exact cost per passing run, not by the cost of a run', () => {
    // 7 × 0.10 / 1 = 0.70; 7 × 0.30 / 7 = 0.30.
    expect(chooseRoute([judged('cheap a run', 1, '0.10'), judged('passes', 7, '0.30')])?.model).toBe('passes')
  })

  it('tells apart what rounding to 15 places would not', () => {
    // 7e-15 / 4 rounds to the 14e-15 / 7 of the surer one, and is less.
    const [less, surer] = [judged('less', 4, '0.000000000000001'), judged('surer', 7, '0.000000000000002')]
    expect(chooseRoute([surer, less])?.model).toBe('less')
  })

  it('gives a tie to the surer model: 7 of 7 at $0.70 before 5 of 7 at $0.50; then to the name', () => {
    expect(chooseRoute([judged('a', 5, '0.50'), judged('b', 7, '0.70')])?.model).toBe('b')
    expect(chooseRoute([judged('b', 7, '1'), judged('a', 7, '1')])?.model).toBe('a')
  })

  it('is none where none qualifies; what never passed comes last', () => {
    expect(chooseRoute([judged('a', 7, '1', 0.9)])).toBeNull()
    expect(
      [judged('never', 0, '0.01'), judged('a', 7, '1')].sort(compareModels).map(({ model }) => model),
    ).toEqual(['a', 'never'])
  })
})
