import type { RunRecord, RunSlice } from '../domain/runs/run-record'

/** A run of one task on one model, its cost in whole dollars of one call. */
export function makeRunRecord(
  id: string,
  given: Partial<RunRecord> & { usd?: number; outputTokens?: number },
): RunRecord {
  const { usd = 1, outputTokens = 0, ...run } = given
  const model = run.model ?? 'claude-sonnet-4-6'
  const slice: RunSlice = {
    model,
    provider: null,
    serviceTier: null,
    speed: null,
    inferenceGeo: null,
    price: null,
    hasComponents: false,
    framework: null,
    project: null,
    user: null,
    team: null,
    task: run.task ?? null,
    events: 1,
    unpricedEvents: 0,
    lowerBoundEvents: 0,
    errorEvents: 0,
    costFemto: BigInt(usd) * 10n ** 15n,
    firstAtMs: 0,
    lastAtMs: 0,
    inputTokens: 0,
    outputTokens,
    cacheReadTokens: 0,
    cacheWrite5mTokens: 0,
    cacheWrite1hTokens: 0,
    reasoningTokens: 0,
    webSearchRequests: 0,
  }
  return {
    id,
    framework: null,
    language: null,
    task: null,
    group: null,
    repeat: null,
    model,
    retryOf: null,
    tags: {},
    origin: null,
    reportedFemto: null,
    startedAtMs: null,
    endedAtMs: null,
    createdAtMs: null,
    status: 'passed',
    checksPassed: null,
    checksTotal: null,
    testsPassed: null,
    testsTotal: null,
    turns: null,
    tasks: [],
    slices: [slice],
    ...run,
  }
}
