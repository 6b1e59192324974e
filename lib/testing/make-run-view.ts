import type { RunView } from '../domain/runs/run-view'

/** A run of which nothing is known, but for what is given. */
export function makeRunView(run: Partial<RunView> & { id: string }): RunView {
  return {
    ...{ framework: null, language: null, task: null, group: null, repeat: null, model: null, models: [] },
    ...{ project: null, user: null, team: null, retryOf: null, isRetried: false, tags: {}, origin: null },
    ...{ status: null, checksPassed: null, checksTotal: null, testsPassed: null, testsTotal: null },
    ...{ turns: null, passed: null, costUsd: null, costBasis: null, reportedCostUsd: null },
    ...{ startedAtMs: null, endedAtMs: null, beganAtMs: null, durationMs: null, createdAtMs: null },
    ...{ events: 0, unpricedEvents: 0, lowerBoundEvents: 0, errorEvents: 0, inputTokens: 0, outputTokens: 0 },
    ...{ cacheReadTokens: 0, cacheWrite5mTokens: 0, cacheWrite1hTokens: 0, reasoningTokens: 0 },
    ...{ webSearchRequests: 0, tasks: [], results: [] },
    ...run,
  }
}
