import { parseUsd } from '../domain/money'
import { passedOf } from '../domain/runs/run-record'
import type { RunSample } from '../domain/runs/run-sample'

/** A sample of a run whose cost was reported; what is not given is not known. */
export function makeSample({ usd, ...given }: Partial<RunSample> & { usd?: string }): RunSample {
  const sample: RunSample = {
    runId: 'run',
    framework: null,
    language: null,
    task: null,
    group: null,
    repeat: null,
    model: null,
    isMixed: false,
    project: null,
    user: null,
    team: null,
    status: null,
    checksPassed: null,
    checksTotal: null,
    testsPassed: null,
    testsTotal: null,
    turns: null,
    passed: null,
    isRetried: false,
    costFemto: usd === undefined ? null : parseUsd(usd),
    costBasis: usd === undefined ? null : 'reported',
    unpricedEvents: 0,
    lowerBoundEvents: 0,
    beganAtMs: null,
    durationMs: null,
    slices: [],
    ...given,
  }
  return { ...sample, passed: given.passed ?? passedOf(sample) }
}
