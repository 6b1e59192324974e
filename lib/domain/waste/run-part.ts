import type { RunSample } from '../runs/run-sample'

/** What of a run, or of one task of a run of several, lies in the range and under the filters. */
export interface RunPart {
  sample: RunSample
  /** Femto-dollars of its calls. */
  costFemto: bigint
  /** Femto-dollars of those of its calls that no rule about calls has found. */
  leftFemto: bigint
  /** Femto-dollars of its output tokens; null where the price of a call does not tell. */
  outputFemto: bigint | null
  events: number
}

/** What a rule found in one run. */
export interface RunFinding {
  part: RunPart
  /** Femto-dollars, above zero; null: of this kind, but not judged. */
  femto: bigint | null
  why: string
}

export const partKey = (runId: string, task: string | null): string => JSON.stringify([runId, task])

/** Finds the sample that a call is of: of a run of several tasks the task's, null where the call is of none of them. */
export function samplesByCall(
  samples: readonly RunSample[],
): (call: { runId: string | null; task: string | null }) => RunSample | null {
  const ofRun = new Map<string, RunSample[]>()
  for (const sample of samples) {
    const known = ofRun.get(sample.runId)
    if (known) known.push(sample)
    else ofRun.set(sample.runId, [sample])
  }
  return ({ runId, task }) => {
    const those = runId === null ? [] : (ofRun.get(runId) ?? [])
    const [only, ...others] = those
    return others.length === 0 ? (only ?? null) : (those.find((one) => one.task === task) ?? null)
  }
}
