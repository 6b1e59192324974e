const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const STEPS = [
  ...[SECOND, 5 * SECOND, 15 * SECOND, 30 * SECOND],
  ...[MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 30 * MINUTE],
  ...[HOUR, 3 * HOUR, 6 * HOUR, DAY, 7 * DAY, 28 * DAY],
]
const MOST_STEPS = 48

/** Equal steps of time that cover all calls of a run, in milliseconds. */
export interface RunSteps {
  startMs: number
  stepMs: number
  count: number
}

/** Steps from the first call to the last, both included: as fine as gives 48 bars or fewer. */
export function runSteps(firstAtMs: number, lastAtMs: number): RunSteps {
  const countOf = (stepMs: number) => Math.floor(lastAtMs / stepMs) - Math.floor(firstAtMs / stepMs) + 1
  // A span of centuries is one of mistyped years: steps as wide as it needs.
  const stepMs =
    STEPS.find((step) => countOf(step) <= MOST_STEPS) ??
    Math.ceil((lastAtMs - firstAtMs) / (MOST_STEPS - 1) / DAY) * DAY
  return { startMs: Math.floor(firstAtMs / stepMs) * stepMs, stepMs, count: countOf(stepMs) }
}
